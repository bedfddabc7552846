using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;

namespace Functional.Nn.Training;

/// <summary>Scales each gradient by <c>min(1, most / (‖g‖ + 10⁻⁶))</c> where ‖g‖ is its own p-norm.</summary>
/// <param name="Most">The largest norm.</param>
/// <param name="Order">p: 2 for the Euclidean norm, infinite for the largest absolute value.</param>
public sealed record ClipByNormTransform(
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)] double Most = 1,
    [Range(1.0, double.PositiveInfinity)] double Order = 2) : PerParameterTransform
{
    /// <inheritdoc/>
    protected override (Expr Update, ValueList<Slot> Slots) Update(ParameterStep at) =>
        (at.Gradient * ClipTransform.Factor([at.Gradient], Most, Order), []);
}

/// <summary>The vocabulary of optimisers.</summary>
public static partial class Optimizers
{
    /// <summary>Scales each gradient by itself so that its norm is at most <paramref name="most"/>.</summary>
    public static GradientTransform ClipByNorm(double most = 1, double order = 2) => new ClipByNormTransform(most, order);
}
