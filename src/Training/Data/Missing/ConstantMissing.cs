using System.ComponentModel.DataAnnotations;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>Missing cells become a number.</summary>
/// <param name="Value">The number; finite.</param>
/// <param name="Indicator">Whether one more column tells by 1 which cells were missing.</param>
public sealed record ConstantMissing([Range(double.MinValue, double.MaxValue)] double Value, bool Indicator = false) : Missing
{
    internal override bool Indicates => Indicator;

    internal override Option<double> Fill(double[] known) => Value;
}
