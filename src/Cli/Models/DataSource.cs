using Functional.Nn.Training;
using LanguageExt;

namespace Functional.Nn.Cli;

/// <summary>Where examples come from.</summary>
/// <param name="Train">Examples to learn from; all there are, where none are for testing.</param>
/// <param name="Test">Examples for testing, where it is given which these are.</param>
internal sealed record DataSource(RawDataset Train, Option<RawDataset> Test)
{
    /// <summary>Examples that are not divided yet.</summary>
    public static DataSource Of(RawDataset all) => new(all, Option<RawDataset>.None);

    /// <summary>Images, whose pixels are all in one unit.</summary>
    public static DataSource Of(Parts images) => new(RawDataset.Of(images.Train), images.Test.Map(RawDataset.Of));
}
