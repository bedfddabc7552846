using System.Numerics;

namespace Functional.Nn.Ops.Kernels;

/// <summary>Recurrences along one axis.</summary>
internal static class Scans
{
    /// <summary>Runs from the first position to the last, or back, over the last input; the first is the gate, which may lag: then it is read at the
    /// position before.</summary>
    public static void Run<T, TStep>(Call<T> call, int axis, bool reverse, bool lags = false)
        where T : unmanaged, INumberBase<T>
        where TStep : struct, IScanStep
    {
        var fibers = Fibers.Of(call.ResultType.Shape, axis);
        var y = call.Result;
        var gate = call[0].Slice(call.Part.First * fibers.Block, y.Length);
        var x = call[call.Count - 1].Slice(call.Part.First * fibers.Block, y.Length);
        var (inner, step) = (fibers.Inner, reverse ? -fibers.Inner : fibers.Inner);
        for (var start = 0; start < y.Length; start += fibers.Block)
        {
            var at = reverse ? start + fibers.Block - inner : start;
            for (var j = at; j < at + inner; j++)
                y[j] = TStep.First(x[j]);
            for (var i = 1; i < fibers.Length; i++)
            {
                at += step;
                for (var j = at; j < at + inner; j++)
                    y[j] = TStep.Next(y[j - step], gate[lags ? j - step : j], x[j]);
            }
        }
    }
}
