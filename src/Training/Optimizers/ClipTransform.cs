using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Training;

/// <summary>Scales all gradients by <c>min(1, most / (‖g‖ + 10⁻⁶))</c>, where ‖g‖ is the p-norm of all of them together.</summary>
/// <param name="Most">The largest norm.</param>
/// <param name="Order">p: 2 for the Euclidean norm, infinite for the largest absolute value.</param>
public sealed record ClipTransform(
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)] double Most = 1,
    [Range(1.0, double.PositiveInfinity)] double Order = 2) : GradientTransform
{
    /// <summary>The p-norm of all elements of some tensors together, computed of x over the mean of |x|, so that no power overflows.</summary>
    public static Expr Norm(IEnumerable<Expr> xs, double order)
    {
        if (double.IsPositiveInfinity(order))
            return xs.Select(x => Max(Abs(x))).Aggregate(Maximum);
        var count = xs.Sum(x => (double)x.Shape.Size);
        var scale = Total(xs, x => Abs(x) / count);
        var unit = Where(Equal(scale, 0), 1, scale);
        var sum = Total(xs, x => order == 2 ? Square(x / unit) : order == 1 ? Abs(x) / unit : Pow(Abs(x) / unit, order));
        return scale * (order == 2 ? Sqrt(sum) : order == 1 ? sum : Pow(sum, 1 / order));
    }

    /// <summary><c>min(1, most / (‖x‖ + 10⁻⁶))</c> of some tensors together.</summary>
    internal static Expr Factor(IEnumerable<Expr> xs, double most, double order) => Minimum(1, most / (Norm(xs, order) + 1e-6));

    /// <inheritdoc/>
    public override Transformed Apply(ValueList<Learned> gradients, Expr step, string place)
    {
        var factor = Factor(gradients.Select(g => g.Update), Most, Order);
        return new([.. gradients.Select(g => g with { Update = g.Update * factor })], []);
    }

    private static Expr Total(IEnumerable<Expr> xs, Func<Expr, Expr> f) => xs.Select(x => Sum(f(x))).Aggregate((Expr)0.0, (sum, x) => sum + x);
}

/// <summary>The vocabulary of optimisers.</summary>
public static partial class Optimizers
{
    /// <summary>Scales all gradients together so that their norm is at most <paramref name="most"/>.</summary>
    public static GradientTransform Clip(double most = 1, double order = 2) => new ClipTransform(most, order);
}
