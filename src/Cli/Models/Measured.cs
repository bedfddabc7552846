using Functional.Nn.Training;
using LanguageExt;

namespace Functional.Nn.Cli;

/// <summary>What a model achieves on some examples.</summary>
/// <param name="Evaluated">Loss, and accuracy where targets are classes.</param>
/// <param name="Deviation">How far off it is, where targets are numbers.</param>
internal sealed record Measured(Evaluated Evaluated, Option<Deviation> Deviation)
{
    /// <summary>What is measured, and each measure: of all examples of a kind the same ones.</summary>
    public (string Name, string Value)[] Columns(Numerals numerals) =>
    [
        ("number", $"{Evaluated.Score.Count}"),
        ("loss", numerals.Of(Evaluated.Score.Loss)),
        .. Evaluated.Score.Accuracy.Map(accuracy => ("accuracy", Numerals.Percent(accuracy))),
        .. Deviation.Map(off => ("RMSE", numerals.Of(off.RootMeanSquare))),
        .. Deviation.Map(off => ("R^2", off.Explained.Match(Some: numerals.Of, None: () => "."))),
    ];
}
