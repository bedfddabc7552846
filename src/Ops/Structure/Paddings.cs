namespace Functional.Nn.Ops;

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The positions of an axis in front of a mirror at each end, which repeats neither the first nor the last:
    /// <c>[a, b, c] → [c, b, a, b, c, b, a]</c>; more are mirrored again. A negative count takes positions away.</summary>
    public static Expr PadReflect(Expr x, int axis, int before, int after) =>
        Padded(x, axis, before, after, (i, n) => n == 1 ? 0 : n - 1 - Math.Abs(Modulo(i, (2 * n) - 2) - (n - 1)));

    /// <summary>The first and the last position of an axis again and again: <c>[a, b, c] → [a, a, a, b, c, c, c]</c>. A negative count takes
    /// positions away.</summary>
    public static Expr PadReplicate(Expr x, int axis, int before, int after) => Padded(x, axis, before, after, (i, n) => Math.Clamp(i, 0, n - 1));

    /// <summary>The positions of an axis as a circle: <c>[a, b, c] → [b, c, a, b, c, a, b]</c>. A negative count takes positions away.</summary>
    public static Expr PadCircular(Expr x, int axis, int before, int after) => Padded(x, axis, before, after, (i, n) => Modulo(i, n));

    private static Expr Padded(Expr x, int axis, int before, int after, Func<long, long, long> position)
    {
        var extent = x.ExtentOf(axis);
        var count = (long)before + extent + after;
        return extent > 0 && count is >= 0 and <= int.MaxValue
            ? Take(x, axis, Expr.Constant(Tensor.Generate([(int)count], i => (int)position((long)i - before, extent))))
            : count == 0 ? Slice(x, axis, 0, 0)
            : throw new ShapeException(new ShapeError("padding") { Expected = $"positions to repeat on axis {axis}, and no more taken away than there are", Found = $"{x.Shape}, {before} before, {after} after" });
    }

    private static long Modulo(long i, long n) => ((i % n) + n) % n;
}
