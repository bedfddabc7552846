using System.Numerics;
using System.Numerics.Tensors;

namespace Functional.Nn.Ops.Kernels;

/// <summary>
/// The three products of the form <c>Σ x[n, i, t s + k d - p] w[o, i, k] y[n, o, t]</c>, i and o of one group: with respect to y (a
/// convolution), to x (its transpose) and to w. Each sums in an order that depends on the shapes alone.
/// </summary>
/// <param name="X">The shape of x.</param>
/// <param name="Weights">The shape of w.</param>
/// <param name="Y">The shape of y.</param>
/// <param name="Groups">The number of groups.</param>
internal readonly record struct Correlation(Shape X, Shape Weights, Shape Y, int Groups)
{
    private int Inputs => Weights[1].Extent;

    private int Outputs => Weights[0].Extent / Groups;

    private int Taps => Weights[2..].Size;

    /// <summary>y from x and w.</summary>
    public void Windows<T>(ReadOnlySpan<WindowRun> runs, int step, ReadOnlySpan<T> x, ReadOnlySpan<T> w, Span<T> y) where T : unmanaged, INumberBase<T>
    {
        y.Clear();
        for (var pair = default(Pair); Next(ref pair); )
        {
            var from = x[pair.X..];
            var weights = w[pair.Weights..];
            var to = y[pair.Y..];
            foreach (var run in runs)
            {
                var weight = weights[run.Tap];
                if (step == 1)
                {
                    var row = to.Slice(run.Window, run.Length);
                    TensorPrimitives.MultiplyAdd(from.Slice(run.Element, run.Length), weight, row, row);
                }
                else
                    for (var i = 0; i < run.Length; i++)
                        to[run.Window + i] += from[run.Element + (i * step)] * weight;
            }
        }
    }

    /// <summary>x from y and w.</summary>
    public void Spread<T>(ReadOnlySpan<WindowRun> runs, int step, ReadOnlySpan<T> y, ReadOnlySpan<T> w, Span<T> x) where T : unmanaged, INumberBase<T>
    {
        x.Clear();
        for (var pair = default(Pair); Next(ref pair); )
        {
            var from = y[pair.Y..];
            var weights = w[pair.Weights..];
            var to = x[pair.X..];
            foreach (var run in runs)
            {
                var weight = weights[run.Tap];
                if (step == 1)
                {
                    var row = to.Slice(run.Element, run.Length);
                    TensorPrimitives.MultiplyAdd(from.Slice(run.Window, run.Length), weight, row, row);
                }
                else
                    for (var i = 0; i < run.Length; i++)
                        to[run.Element + (i * step)] += from[run.Window + i] * weight;
            }
        }
    }

    /// <summary>w from x and y.</summary>
    public void Weigh<T>(ReadOnlySpan<WindowRun> runs, int step, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> w) where T : unmanaged, INumberBase<T>
    {
        w.Clear();
        for (var pair = default(Pair); Next(ref pair); )
        {
            var left = x[pair.X..];
            var right = y[pair.Y..];
            var to = w[pair.Weights..];
            foreach (var run in runs)
                if (step == 1)
                    to[run.Tap] += FixedOrder.Dot(left.Slice(run.Element, run.Length), right.Slice(run.Window, run.Length));
                else
                {
                    var sum = T.Zero;
                    for (var i = 0; i < run.Length; i++)
                        sum += left[run.Element + (i * step)] * right[run.Window + i];
                    to[run.Tap] += sum;
                }
        }
    }

    /// <summary>The next example, output channel and input channel of its group; false after the last.</summary>
    private bool Next(ref Pair pair)
    {
        if (Inputs == 0 || Outputs == 0 || X[0].Extent == 0 || pair.Count == X[0].Extent * (long)Groups * Outputs * Inputs)
            return false;
        var (input, rest) = (pair.Count % Inputs, pair.Count / Inputs);
        var (output, example) = (rest % (Groups * Outputs), rest / (Groups * Outputs));
        pair = new(
            pair.Count + 1,
            (int)((example * X[1].Extent) + (output / Outputs * Inputs) + input) * X[2..].Size,
            (int)((output * Inputs) + input) * Taps,
            (int)((example * Y[1].Extent) + output) * Y[2..].Size);
        return true;
    }

    /// <summary>Where the planes of a pair of channels begin.</summary>
    private readonly record struct Pair(long Count, int X, int Weights, int Y);
}
