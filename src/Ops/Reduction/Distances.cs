namespace Functional.Nn.Ops;

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The cosine of the angle between x and y along an axis, which goes: of both over their lengths, which are at least <paramref name="eps"/>. Shapes
    /// broadcast.</summary>
    public static Expr CosineSimilarity(Expr x, Expr y, int axis = -1, double eps = 1e-8)
    {
        return Sum(Directed(x) * Directed(y), axis);

        Expr Directed(Expr v) => v / Clamp(NormL2(v, axis, keepAxes: true), min: eps);
    }

    /// <summary><c>(Σ |x - y + eps|^p)^(1/p)</c> over the last axis, which goes unless it is kept, without overflow in between; p is above 0, and ∞
    /// gives the largest of the differences. The slope at distance 0 is 0. Shapes broadcast.</summary>
    public static Expr PairwiseDistance(Expr x, Expr y, double p = 2, double eps = 1e-6, bool keepAxes = false)
    {
        var difference = x - y + eps;
        return p switch
        {
            1 => Sum(Abs(difference), Axes.Last, keepAxes),
            2 => NormL2(difference, Axes.Last, keepAxes),
            double.PositiveInfinity => NormLInf(difference, Axes.Last, keepAxes),
            not > 0 => throw new ShapeException(new ShapeError("p of pairwise-distance") { Expected = "a number above 0", Found = Term.Format(p) }),
            _ => Rooted(Abs(difference)),
        };

        Expr Rooted(Expr apart)
        {
            var scale = StopGradient(NormLInf(apart, Axes.Last, keepAxes: true));
            var unit = Where(And(scale, IsFinite(scale)), scale, 1);
            var sum = Sum(Pow(apart / unit, p), Axes.Last, keepAxes: true);
            var none = Equal(sum, 0);
            return ReductionOp.Dropped(Where(none, 0, unit * Pow(Where(none, 1, sum), 1 / p)), Axes.Last, keepAxes);
        }
    }
}
