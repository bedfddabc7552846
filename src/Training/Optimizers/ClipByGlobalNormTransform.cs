using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Training;

/// <summary>Scales all gradients by <c>min(1, most / (‖g‖ + 10⁻⁶))</c>, where ‖g‖ is the Euclidean norm of all of them
/// together, computed of g over the mean of |g|, so that no square overflows.</summary>
/// <param name="Most">The largest norm.</param>
public sealed record ClipByGlobalNormTransform([Range(0.0, double.MaxValue, MinimumIsExclusive = true)] double Most = 1) : GradientTransform
{
    /// <inheritdoc/>
    public override Transformed Apply(ValueList<Learned> gradients, Expr step, string place)
    {
        var count = gradients.Sum(g => (double)g.Update.Shape.Size);
        var scale = Total(gradients, g => Abs(g) / count);
        var unit = Where(Equal(scale, 0), 1, scale);
        var norm = scale * Sqrt(Total(gradients, g => Square(g / unit)));
        var factor = Minimum(1, Most / (norm + 1e-6));
        return new([.. gradients.Select(g => g with { Update = g.Update * factor })], []);
    }

    private static Expr Total(ValueList<Learned> gradients, Func<Expr, Expr> f) =>
        gradients.Select(g => Sum(f(g.Update))).Aggregate((Expr)0.0, (sum, g) => sum + g);
}

/// <summary>The vocabulary of optimisers.</summary>
public static partial class Optimizers
{
    /// <summary>Scales all gradients together so that their norm is at most <paramref name="most"/>.</summary>
    public static GradientTransform ClipByGlobalNorm(double most = 1) => new ClipByGlobalNormTransform(most);
}
