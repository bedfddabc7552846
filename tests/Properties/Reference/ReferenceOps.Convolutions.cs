using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

internal static partial class ReferenceOps
{
    private static IEnumerable<(string Op, Func<ReferenceCase, ImmutableArray<Expr>> Outputs)> Convolutions =>
    [
        .. Spatial("conv{0}d", Convolved),
        .. Spatial("conv_transpose{0}d", Transposed),
        .. Spatial("max_pool{0}d", MaxPooled),
        .. Spatial("avg_pool{0}d", AvgPooled),
        .. Spatial("adaptive_avg_pool{0}d", (c, x) => AdaptiveAvgPool(x, Windows(c, x))),
        .. Spatial("adaptive_max_pool{0}d", (c, x) => AdaptiveMaxPool(x, Windows(c, x))),
        .. Spatial("global_avg_pool{0}d", (_, x) => AdaptiveAvgPool(x, [1])),
        .. Spatial("global_max_pool{0}d", (_, x) => AdaptiveMaxPool(x, [1])),
        .. Spatial("upsample_nearest{0}d", (c, x) => Scales(c) is { } scales ? RescaleNearest(x, scales) : UpsampleNearest(x, Windows(c, x))),
        One("upsample_linear1d", Interpolated),
        One("upsample_bilinear2d", Interpolated),
        One("upsample_trilinear3d", Interpolated),
        One("pixel_shuffle", c => c.X.Shape.Rank is 3 ? Squeeze(PixelShuffle(Unsqueeze(c.X, 0), c.Int("upscale")), 0) : PixelShuffle(c.X, c.Int("upscale"))),
        One("unfold_im2col", c => Unfold(c.X, Listed(c, "kernel") ?? 1, Listed(c, "stride") ?? 1, Listed(c, "padding") ?? 0, Listed(c, "dilation") ?? 1)),
    ];

    /// <summary>The op over one, two and three spatial axes; an example without a batch is a batch of one.</summary>
    private static IEnumerable<(string Op, Func<ReferenceCase, ImmutableArray<Expr>> Outputs)> Spatial(string op, Func<ReferenceCase, Expr, Expr> output) => Enumerable.Range(1, 3).Select(axes => One(
        string.Format(CultureInfo.InvariantCulture, op, axes),
        c => c.X.Shape.Rank == axes + 1 ? Squeeze(output(c, Unsqueeze(c.X, 0)), 0) : output(c, c.X)));

    private static Expr Convolved(ReferenceCase c, Expr x) =>
        Conv(x, c["weight"], Optional(c, "bias"), Listed(c, "stride") ?? 1, PaddingOf(c), Listed(c, "dilation") ?? 1, (int)c.Number("groups", 1));

    private static Expr Transposed(ReferenceCase c, Expr x) =>
        ConvTranspose(x, c["weight"], Optional(c, "bias"), Listed(c, "stride") ?? 1, Listed(c, "padding") ?? 0, Listed(c, "dilation") ?? 1, (int)c.Number("groups", 1), Listed(c, "output_padding"));

    private static Expr MaxPooled(ReferenceCase c, Expr x) => MaxPool(x, Listed(c, "kernel") ?? 1, Listed(c, "stride"), Listed(c, "padding") ?? 0, Listed(c, "dilation") ?? 1, c.Flag("ceil_mode"));

    /// <summary>Means; with another divisor they are sums over it: means of whole windows, of what is padded here, times a factor.</summary>
    private static Expr AvgPooled(ReferenceCase c, Expr x)
    {
        var (kernel, padding, counted) = (Listed(c, "kernel") ?? 1, Listed(c, "padding") ?? 0, c.Find("count_include_pad").Map(found => found.GetBoolean()).IfNone(true));
        var stride = Listed(c, "stride") ?? kernel;
        int[] axes = [.. Enumerable.Range(0, x.Shape.Rank - 2)];
        var means = AvgPool(x, kernel, stride, padding, c.Flag("ceil_mode"), counted);
        if (c.Find("divisor_override").IsNone)
            return means;
        var whole = axes.Aggregate(x, (y, axis) => Pad(y, axis + 2, On(padding, axis), ((means.Shape[axis + 2].Extent - 1) * On(stride, axis)) + On(kernel, axis) - x.Shape[axis + 2].Extent - On(padding, axis)));
        return AvgPool(whole, kernel, stride) * (axes.Aggregate(1.0, (size, axis) => size * On(kernel, axis)) / c.Number("divisor_override"));

        static int On(PerAxis numbers, int axis) => numbers[numbers.Count == 1 ? 0 : axis];
    }

    private static Padding PaddingOf(ReferenceCase c) => c.Find("padding") is { IsSome: true } found && found.Exists(padding => padding.ValueKind is JsonValueKind.String)
        ? c.Text("padding") switch { "same" => Padding.Same, "valid" => 0, var other => throw new KeyNotFoundException($"padding {other}") }
        : Listed(c, "padding") ?? 0;

    private static Expr? Optional(ReferenceCase c, string input) => c.Has(input) ? c[input] : null;

    private static Expr Interpolated(ReferenceCase c) => Scales(c) is { } scales
        ? RescaleLinear(c.X, scales, c.Flag("align_corners"))
        : UpsampleLinear(c.X, Windows(c, c.X), c.Flag("align_corners"));

    /// <summary>One scale for all spatial axes or one for each, if there are any.</summary>
    private static ValueList<double>? Scales(ReferenceCase c) => c.Find("scale").IsNone ? null
        : c.At("scale") is { ValueKind: JsonValueKind.Array } list ? ValueList.Of<double>([.. list.EnumerateArray().Select(factor => factor.GetDouble())])
        : ValueList.Of(c.Number("scale"));

    /// <summary>So many positions on each spatial axis, or one number for all; where none is given, as many as there are.</summary>
    private static PerAxis Windows(ReferenceCase c, Expr x) => c.At("output_size") is { ValueKind: JsonValueKind.Array } list
        ? PerAxis.Of([.. list.EnumerateArray().Select((size, axis) => size.ValueKind is JsonValueKind.Null ? x.Shape[axis + 2].Extent : size.GetInt32())])
        : c.Int("output_size");

    /// <summary>The numbers of an attribute, if it is there.</summary>
    private static PerAxis? Listed(ReferenceCase c, string attribute) => c.Find(attribute).IsSome ? PerAxis.Of(c.Ints(attribute)) : null;
}
