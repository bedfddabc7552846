using System.Collections.Immutable;
using System.Text.Json;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

internal static partial class ReferenceOps
{
    private static IEnumerable<(string Op, Func<ReferenceCase, ImmutableArray<Expr>> Outputs)> Convolutions =>
    [
        One("conv1d", Convolved),
        One("conv2d", Convolved),
        One("conv3d", Convolved),
        One("conv_transpose1d", Transposed),
        One("conv_transpose2d", Transposed),
        One("conv_transpose3d", Transposed),
        One("max_pool1d", MaxPooled),
        One("max_pool2d", MaxPooled),
        One("max_pool3d", MaxPooled),
        One("avg_pool1d", AvgPooled),
        One("avg_pool2d", AvgPooled),
        One("avg_pool3d", AvgPooled),
        One("adaptive_avg_pool1d", c => AdaptiveAvgPool(c.X, Listed(c, "output_size") ?? 1)),
        One("adaptive_avg_pool2d", c => AdaptiveAvgPool(c.X, Listed(c, "output_size") ?? 1)),
        One("adaptive_max_pool1d", c => AdaptiveMaxPool(c.X, Listed(c, "output_size") ?? 1)),
        One("adaptive_max_pool2d", c => AdaptiveMaxPool(c.X, Listed(c, "output_size") ?? 1)),
        One("global_avg_pool2d", c => AdaptiveAvgPool(c.X, [1])),
        One("global_max_pool2d", c => AdaptiveMaxPool(c.X, [1])),
        One("upsample_nearest1d", c => UpsampleNearest(c.X, Size(c))),
        One("upsample_nearest2d", c => UpsampleNearest(c.X, Size(c))),
        One("upsample_bilinear2d", c => UpsampleLinear(c.X, Size(c), c.Flag("align_corners"))),
        One("pixel_shuffle", c => PixelShuffle(c.X, c.Int("upscale"))),
        One("unfold_im2col", c => Unfold(c.X, Listed(c, "kernel") ?? 1, Listed(c, "stride") ?? 1, Listed(c, "padding") ?? 0, Listed(c, "dilation") ?? 1)),
    ];

    private static Expr Convolved(ReferenceCase c) =>
        Conv(c.X, c["weight"], Optional(c, "bias"), Listed(c, "stride") ?? 1, Listed(c, "padding") ?? 0, Listed(c, "dilation") ?? 1, (int)c.Number("groups", 1));

    private static Expr Transposed(ReferenceCase c) =>
        ConvTranspose(c.X, c["weight"], Optional(c, "bias"), Listed(c, "stride") ?? 1, Listed(c, "padding") ?? 0, Listed(c, "dilation") ?? 1, (int)c.Number("groups", 1), Listed(c, "output_padding"));

    private static Expr MaxPooled(ReferenceCase c) => MaxPool(c.X, Listed(c, "kernel") ?? 1, Listed(c, "stride"), Listed(c, "padding") ?? 0, Listed(c, "dilation") ?? 1, c.Flag("ceil_mode"));

    private static Expr AvgPooled(ReferenceCase c) =>
        AvgPool(c.X, Listed(c, "kernel") ?? 1, Listed(c, "stride"), Listed(c, "padding") ?? 0, c.Flag("ceil_mode"), c.Find("count_include_pad").Map(found => found.GetBoolean()).IfNone(true));

    private static Expr? Optional(ReferenceCase c, string input) => c.Has(input) ? c[input] : null;

    /// <summary>The size itself, or so many times the extents.</summary>
    private static PerAxis Size(ReferenceCase c) => Listed(c, "output_size")
        ?? [.. c.X.Shape[2..].Select((dim, axis) => (int)(dim.Extent * (c.Attributes.GetProperty("scale") is { ValueKind: JsonValueKind.Array } list ? list[axis] : c.Attributes.GetProperty("scale")).GetDouble()))];

    /// <summary>The numbers of an attribute, if it is there.</summary>
    private static PerAxis? Listed(ReferenceCase c, string attribute) => c.Find(attribute).IsSome ? PerAxis.Of(c.Ints(attribute)) : null;
}
