using System.Numerics;

namespace Functional.Nn.Ops.Kernels;

/// <summary>Recurrences along one axis.</summary>
internal static class Scans
{
    /// <summary>Runs from the first position to the last, or back; a gate that lags is read at the position before.</summary>
    public static void Run<T, TStep>(ReadOnlySpan<T> gate, ReadOnlySpan<T> x, Span<T> y, Shape shape, int axis, bool reverse, bool lags = false)
        where T : INumberBase<T>
        where TStep : struct, IScanStep
    {
        axis = axis < 0 ? axis + shape.Rank : axis;
        var (extent, inner) = (shape[axis].Extent, shape[(axis + 1)..].Size);
        var step = reverse ? -inner : inner;
        for (var start = 0; start < y.Length; start += extent * inner)
        {
            var at = reverse ? start + ((extent - 1) * inner) : start;
            for (var j = at; j < at + inner; j++)
                y[j] = TStep.First(x[j]);
            for (var i = 1; i < extent; i++)
            {
                at += step;
                for (var j = at; j < at + inner; j++)
                    y[j] = TStep.Next(y[j - step], gate[lags ? j - step : j], x[j]);
            }
        }
    }
}
