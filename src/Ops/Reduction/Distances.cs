namespace Functional.Nn.Ops;

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The cosine of the angle between x and y along an axis, which goes: of both over their lengths, which are at least <paramref name="eps"/>. Shapes
    /// broadcast.</summary>
    public static Expr CosineSimilarity(Expr x, Expr y, int axis = -1, double eps = 1e-8)
    {
        return Sum(Directed(x) * Directed(y), axis);

        Expr Directed(Expr v) => v / Sqrt(Clamp(Sum(Square(v), axis, keepAxes: true), min: eps * eps));
    }

    /// <summary><c>(Σ |x - y + eps|^p)^(1/p)</c> over the last axis, which goes unless it is kept; p is a number above 0. The slope at distance 0 is 0.
    /// Shapes broadcast.</summary>
    public static Expr PairwiseDistance(Expr x, Expr y, double p = 2, double eps = 1e-6, bool keepAxes = false)
    {
        var difference = x - y + eps;
        return p switch
        {
            1 => Sum(Abs(difference), Axes.Last, keepAxes),
            2 => Rooted(Sum(Square(difference), Axes.Last, keepAxes), Sqrt),
            not (> 0 and < double.PositiveInfinity) => throw new ShapeException(new ShapeError("p of pairwise-distance") { Expected = "a number above 0", Found = Term.Format(p) }),
            _ => Rooted(Sum(Pow(Abs(difference), p), Axes.Last, keepAxes), sum => Pow(sum, 1 / p)),
        };

        static Expr Rooted(Expr sum, Func<Expr, Expr> root) => Equal(sum, 0) is var none ? Where(none, 0, root(Where(none, 1, sum))) : sum;
    }
}
