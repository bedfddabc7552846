using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Training;

/// <summary>Scales all gradients by <c>min(1, most / (‖g‖ + 10⁻⁶))</c>, where ‖g‖ is the Euclidean norm of all of them together.</summary>
/// <param name="Most">The largest norm.</param>
public sealed record ClipByGlobalNormTransform(double Most = 1) : GradientTransform
{
    /// <inheritdoc/>
    public override Transformed Apply(ValueList<Learned> gradients, Expr step, string place)
    {
        var norm = Sqrt(gradients.Select(g => Sum(Square(g.Update))).Aggregate((Expr)0.0, (sum, g) => sum + g));
        var factor = Minimum(1, Most / (norm + 1e-6));
        return new([.. gradients.Select(g => g with { Update = g.Update * factor })], []);
    }
}

/// <summary>The vocabulary of optimisers.</summary>
public static partial class Optimizers
{
    /// <summary>Scales all gradients together so that their norm is at most <paramref name="most"/>.</summary>
    public static GradientTransform ClipByGlobalNorm(double most = 1) => new ClipByGlobalNormTransform(most);
}
