using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;

namespace Functional.Nn.Training;

/// <summary>Each element of each gradient, but at most <c>Most</c> from 0.</summary>
/// <param name="Most">The largest absolute value.</param>
public sealed record ClipByValueTransform([Range(0.0, double.MaxValue, MinimumIsExclusive = true)] double Most = 1) : GradientTransform
{
    /// <inheritdoc/>
    public override Transformed Apply(ValueList<Learned> gradients, Expr step, string place) =>
        new([.. gradients.Select(g => g with { Update = Functions.Clamp(g.Update, -Most, Most) })], []);
}

/// <summary>The vocabulary of optimisers.</summary>
public static partial class Optimizers
{
    /// <summary>Each element of each gradient, but at most <paramref name="most"/> from 0.</summary>
    public static GradientTransform ClipByValue(double most = 1) => new ClipByValueTransform(most);
}
