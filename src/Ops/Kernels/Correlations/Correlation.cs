using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Functional.Nn.Ops.Kernels;

/// <summary>
/// The extents of the three products of the form <c>Σ x[n, i, t s + k d - p] w[o, i, k] y[n, o, t]</c>, i and o of one group: with respect to
/// y (a convolution), to x (its transpose) and to w. Each sums in an order that depends on the extents alone; in the first two, each example by
/// itself.
/// </summary>
internal sealed class Correlation
{
    private readonly WindowAxis[] axes;
    private readonly bool isEmpty;

    /// <param name="x">The shape of x.</param>
    /// <param name="weights">The shape of w.</param>
    /// <param name="y">The shape of y.</param>
    /// <param name="stride">s, for each spatial axis.</param>
    /// <param name="padding">p, for each spatial axis.</param>
    /// <param name="dilation">d, for each spatial axis.</param>
    /// <param name="groups">Into how many groups, of their own inputs and outputs, the channels fall.</param>
    public Correlation(Shape x, Shape weights, Shape y, ValueList<int> stride, ValueList<int> padding, ValueList<int> dilation, int groups)
    {
        (Examples, Groups, Inputs, Outputs) = (x[0].Extent, groups, weights[1].Extent, weights[0].Extent / groups);
        isEmpty = x.Size == 0 || weights.Size == 0 || y.Size == 0;
        (Plane, Windows, Taps) = (x[2..].Positions, y[2..].Positions, weights[2..].Positions);
        axes = [.. Enumerable.Range(0, stride.Count).Select(i => WindowAxis.Of(x[i + 2].Extent, y[i + 2].Extent, weights[i + 2].Extent, stride[i], padding[i], dilation[i]))];
    }

    /// <summary>The number of examples.</summary>
    public int Examples { get; }

    /// <summary>The number of groups.</summary>
    public int Groups { get; }

    /// <summary>The channels of x that a group has.</summary>
    public int Inputs { get; }

    /// <summary>The channels of y that a group has.</summary>
    public int Outputs { get; }

    /// <summary>The elements of a channel of x.</summary>
    public int Plane { get; }

    /// <summary>The elements of a channel of y.</summary>
    public int Windows { get; }

    /// <summary>The taps of a window.</summary>
    public int Taps { get; }

    /// <summary>The taps on the last axis.</summary>
    public int LastTaps => axes[^1].Kernel;

    /// <summary>The weights of a channel of y.</summary>
    public int Depth => Inputs * Taps;

    /// <summary>The products in numbers of one type, in the widest registers that the machine has and rows fill.</summary>
    public ICorrelationProduct<T> Product<T>() where T : unmanaged, INumberBase<T>
    {
        if (isEmpty)
            return new EmptyProduct<T>();
        if (Groups == 1 && axes.All(axis => axis is { Padding: 0, Windows: 1 } && axis.Kernel == axis.Plane))
            return new WholeProduct<T>(this);
        var frame = FrameFor<T>();
        return !HasRegisters<T>() ? new TiledCorrelation<T, T, Lanes1<T>>(this, frame)
            : Avx512F.IsSupported && !Frame.IsShort(frame.Row, Vector512<T>.Count) ? new TiledCorrelation<T, Vector512<T>, Lanes512<T>>(this, frame)
            : Avx.IsSupported ? new TiledCorrelation<T, Vector256<T>, Lanes256<T>>(this, frame)
            : new TiledCorrelation<T, Vector128<T>, Lanes128<T>>(this, frame);
    }

    /// <summary>The same in registers of one width.</summary>
    public ICorrelationProduct<T> Product<T, V, L>() where T : unmanaged, INumberBase<T> where V : unmanaged where L : struct, ILanes<V, T> =>
        new TiledCorrelation<T, V, L>(this, FrameFor<T>());

    /// <summary>Where windows find what they read: the same for registers of every width.</summary>
    private Frame FrameFor<T>() => new(axes, HasRegisters<T>() ? Vector256<T>.Count : 1);

    private static bool HasRegisters<T>() => typeof(T) == typeof(float) || typeof(T) == typeof(double);
}
