using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>What a data source gives.</summary>
/// <param name="Train">Examples to learn from; all there are, where the source does not say which are for testing.</param>
/// <param name="Test">Examples to measure the result on, where the source says which.</param>
public sealed record Parts(Dataset Train, Option<Dataset> Test);
