using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>The columns that were read: numbers, and the target as text.</summary>
internal sealed record CsvTable(ValueList<string> FeatureNames, Tensor<double> Features, Option<CsvColumn> Target);
