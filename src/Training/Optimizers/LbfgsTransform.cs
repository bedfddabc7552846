using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Training;

/// <summary>
/// Limited-memory BFGS without line search, for gradients of the whole data (Nocedal, 1980; as PyTorch's with one iteration a step): with <c>s</c> what the parameters moved by and <c>y</c> what
/// the gradient changed by in each of the last steps, a pair is kept where <c>s·y &gt; 10⁻¹⁰</c>; the update is <c>rate · H g</c>, of which the two-loop recursion begins with
/// <c>s·y / y·y</c> of the last pair, times <c>min(1, 1 / ‖g‖₁)</c> in the first step. All products are over all parameters together. What they moved by is seen from the
/// parameters themselves, so whatever stands behind it is counted in.
/// </summary>
/// <param name="Rate">The learning rate.</param>
/// <param name="History">How many pairs are kept.</param>
/// <param name="ToleranceGrad">Where no element of the gradient is larger, the step is none: nothing moves and nothing is recorded.</param>
/// <param name="ToleranceChange">Where <c>g·H g</c> is smaller, nothing moves.</param>
public sealed record LbfgsTransform(
    [DefaultValue(1.0), Range(0.0, double.MaxValue)] Schedule Rate,
    [Range(1, 10_000)] int History = 10,
    [Range(0.0, double.MaxValue)] double ToleranceGrad = 1e-7,
    [Range(0.0, double.MaxValue)] double ToleranceChange = 1e-9) : GradientTransform
{
    /// <summary>The least curvature of a pair that is kept.</summary>
    private const double LeastCurvature = 1e-10;

    /// <inheritdoc/>
    public override Transformed Apply(ValueList<Learned> gradients, Expr step, string place)
    {
        if (gradients.Count == 0)
            return new(gradients, []);
        ImmutableArray<int> sizes = [.. gradients.Select(learned => learned.Parameter.Shape.Size)];
        var (g, p) = (Joined(learned => learned.Update), Joined(learned => learned.Parameter));
        var (gradient, parameters, scale, taken) = (Slot("gradient", g.Shape), Slot("parameters", g.Shape), Slot("scale", Shape.Scalar, 1), Slot("taken", Shape.Scalar));
        var (s, y, curvature) = (Slot("s", Shape.Of(History).Concat(g.Shape)), Slot("y", Shape.Of(History).Concat(g.Shape)), Slot("curvature", [History]));

        var isStep = Not(LessOrEqual(Max(Abs(g)), ToleranceGrad));
        var (moved, change) = (p - parameters, g - gradient);
        var bend = Dot(moved, change);
        var isKept = Where(isStep * taken, Greater(bend, LeastCurvature), 0);
        var (nextS, nextY, nextCurvature) = (Pushed(isKept, s, moved), Pushed(isKept, y, change), Pushed(isKept, curvature, bend));
        var nextScale = Where(isKept, bend / Where(isKept, Dot(change, change), 1), scale);

        var direction = Direction(g, nextS, nextY, nextCurvature, nextScale);
        var length = Where(Equal(taken, 0), 1 / Maximum(1, Sum(Abs(g))), 1) * Rate.At(step - 1.0);
        var isDescent = Where(isStep, Not(Less(Dot(g, direction), ToleranceChange)), 0);
        var update = Where(isDescent, length * direction, 0);
        return new(
            [.. gradients.Zip(Split(update, 0, sizes.AsSpan()), (learned, part) => learned with { Update = Reshape(part, learned.Parameter.Shape) })],
            [
                new(gradient, Where(isStep, g, gradient)),
                new(parameters, Where(isStep, p, parameters)),
                new(scale, nextScale),
                new(taken, Maximum(taken, isStep)),
                new(s, nextS),
                new(y, nextY),
                new(curvature, nextCurvature),
            ]);

        Expr Joined(Func<Learned, Expr> part) => Join(0, [.. gradients.Select((learned, i) => Reshape(part(learned), [sizes[i]]))]);

        Expr Slot(string role, Shape shape, double initial = 0) => new SlotOp($"{(place is "" ? Term.HeadOf(GetType()) : place)}.{role}", shape, initial).Apply();
    }

    /// <summary>The two loops: H g, of pairs from the oldest to the newest. Pairs that there are not yet have no curvature and do nothing.</summary>
    private static Expr Direction(Expr g, Expr s, Expr y, Expr curvature, Expr scale)
    {
        var weight = Where(Greater(curvature, 0), 1 / Where(Greater(curvature, 0), curvature, 1), 0);
        var back = Scan([g], [s, y, weight], (q, pair) => Dot(pair[0], q[0]) * pair[2] is var a ? ([q[0] - (a * pair[1])], [a]) : default, backwards: true);
        return Scan([scale * back.Last[0]], [s, y, weight, back.Outputs[0]], (r, pair) => ([r[0] + (pair[0] * (pair[3] - (Dot(pair[1], r[0]) * pair[2])))], [])).Last[0];
    }

    /// <summary>Rows without the first and with one more, where the condition holds; else as they are.</summary>
    private Expr Pushed(Expr condition, Expr rows, Expr row)
    {
        var last = Unsqueeze(row, 0);
        return Where(condition, History == 1 ? last : Join(0, Slice(rows, 0, 1, History - 1), last), rows);
    }
}

/// <summary>The vocabulary of optimisers.</summary>
public static partial class Optimizers
{
    /// <summary>Limited-memory BFGS without line search, for gradients of the whole data.</summary>
    public static GradientTransform Lbfgs(Schedule? rate = null, int history = 10, double toleranceGrad = 1e-7, double toleranceChange = 1e-9) =>
        new LbfgsTransform(rate ?? 1.0, history, toleranceGrad, toleranceChange);
}
