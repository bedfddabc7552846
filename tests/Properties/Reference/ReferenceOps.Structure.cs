using System.Collections.Immutable;
using System.Text.Json;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

internal static partial class ReferenceOps
{
    private static IEnumerable<(string Op, Func<ReferenceCase, ImmutableArray<Expr>> Outputs)> Structure =>
    [
        One("reshape", c => Reshape(c.X, Extents(c))),
        One("permute", c => Transpose(c.X, Axes.Of(c.Ints("axes")))),
        One("transpose", c => SwapAxes(c.X, c.Int("axis0"), c.Int("axis1"))),
        One("squeeze", c => Squeeze(c.X, Ones(c))),
        One("unsqueeze", c => Unsqueeze(c.X, c.Int("axis"))),
        One("broadcast_to", c => c.X.BroadcastTo(Extents(c))),
        One("tile", c => Tile(c.X, c.Ints("repeats"))),
        One("flip", c => Flip(c.X, Axes.Of(c.Ints("axes")))),
        One("roll", c => c.Find("axis").IsSome ? Rolled(c, c.X) : Reshape(Roll(Reshape(c.X, [c.X.Shape.Size]), 0, c.Int("shift")), c.X.Shape)),
        One("tril", c => Tril(c.X, (int)c.Number("diagonal", 0))),
        One("triu", c => Triu(c.X, (int)c.Number("diagonal", 0))),
        One("diagonal", c => Diagonal(c.X, (int)c.Number("offset", 0), (int)c.Number("axis1", 0), (int)c.Number("axis2", 1))),
        One("slice", c => Pairs(c, "slices").Index().Aggregate(c.X, (x, s) => Sliced(x, s.Index, s.Item))),
        One("index_axis", c => IndexAxis(c.X, c.Int("axis"), c.Int("index"))),
        One("pad_constant", c => Pairs(c, "pads").Index().Aggregate((X: c.X, Value: c.Number("value", 0)), (y, p) => (Pad(y.X, p.Index, p.Item[0], p.Item[1], y.Value), y.Value)).X),
        One("pad_reflect", c => Padded(c, PadReflect)),
        One("pad_replicate", c => Padded(c, PadReplicate)),
        One("pad_circular", c => Padded(c, PadCircular)),
        One("concat", c => Join(c.Int("axis"), [.. c.All])),
        One("stack", c => Stack(c.Int("axis"), [.. c.All])),
        ("split", c => Split(c.X, c.Int("axis"), c.Ints("sizes"))),
        One("one_hot", c => OneHot(c["index"], c.Int("classes"))),
    ];

    /// <summary>The shape, where one extent may be -1 for what is left.</summary>
    private static Shape Extents(ReferenceCase c) => Shape.Of([.. c.Ints("shape").Select(extent =>
        (Dim)(extent >= 0 ? extent : c.X.Shape.Size / c.Ints("shape").Where(known => known >= 0).Aggregate(1, (size, known) => size * known)))]);

    private static Axes Ones(ReferenceCase c) => Axes.Of([.. (c.Find("axis").IsSome ? c.Ints("axis") : Enumerable.Range(0, c.X.Shape.Rank)).Where(axis => c.X.Shape.Along(axis) == 1)]);

    private static Expr Rolled(ReferenceCase c, Expr x) => c.Ints("axis").Zip(c.Ints("shift")).Aggregate(x, (y, by) => Roll(y, by.Item1, by.Item2));

    private static int[][] Pairs(ReferenceCase c, string attribute) => c.At(attribute).Deserialize<int[][]>()!;

    /// <summary>Start, stop and step, of which negative ones count from the last, and those beyond the ends are the ends.</summary>
    private static Expr Sliced(Expr x, int axis, int[] slice)
    {
        var extent = x.Shape[axis].Extent;
        var (start, stop) = (Within(slice[0]), Within(slice[1]));
        return Slice(x, axis, start, Math.Max(0, (stop - start + slice[2] - 1) / slice[2]), slice[2]);

        int Within(int position) => Math.Clamp(position < 0 ? position + extent : position, 0, extent);
    }

    private static Expr Padded(ReferenceCase c, Func<Expr, int, int, int, Expr> pad) =>
        Pairs(c, "pads") is var pads ? pads.Index().Aggregate(c.X, (x, p) => pad(x, p.Index - pads.Length, p.Item[0], p.Item[1])) : c.X;
}
