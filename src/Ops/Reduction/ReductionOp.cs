using System.Collections.Immutable;
using System.Numerics;
using Functional.Nn.Ops.Kernels;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>The family of functions of the elements along some axes, each of which stays as an extent 1. The vocabulary drops them
/// unless they are to be kept.</summary>
/// <param name="Axes">The axes; negative ones count from the last.</param>
public abstract record ReductionOp(Axes Axes) : Op
{
    /// <inheritdoc/>
    public override double Work(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => inputs[0].Shape.Size;

    /// <inheritdoc/>
    public sealed override Inference Infer(ImmutableArray<TensorType> inputs) => inputs is [{ Kind: Kind.Real } x]
        ? Axes.Within(x.Shape.Rank).Map(axes => Shape.Of([.. x.Shape.Select((dim, axis) => axes.Contains(axis) ? 1 : dim)]))
        : new ShapeError(Name) { Expected = "real numbers", Found = ShapeRules.Listed(inputs) };

    /// <summary>Rows that stand one after the other.</summary>
    public sealed override int Parts(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => new Lanes(inputs[0].Shape, Axes) is { ArePlaced: true, Count: var rows } ? rows : 1;

    /// <inheritdoc/>
    public sealed override void Compute<T>(Call<T> call) => ComputeOnce(call);

    /// <inheritdoc/>
    public sealed override Kernel<T> Prepare<T>(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results)
    {
        var lanes = new Lanes(inputs[0].Shape, Axes);
        return call =>
        {
            var lent = lanes.Lent<T>();
            var y = call.Result;
            var x = lanes.Read(call[0], lent)[(call.Part.First * lanes.Length)..];
            for (var i = 0; i < y.Length; i++)
                y[i] = Reduce(x.Slice(i * lanes.Length, lanes.Length));
            lanes.Return(lent);
        };
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<Option<Expr>> Pullback(Application at) => [Pullback(at.Input, at.Result, at.Adjoint)];

    /// <summary>The result of this op without the axes, or with them as extents 1.</summary>
    internal Expr On(Expr x, bool keepAxes) => Dropped(Apply(x), Axes, keepAxes);

    /// <summary>All axes, where none are named.</summary>
    internal static Axes Given(Axes? axes, Expr x) => axes ?? Axes.All(x.Shape.Rank);

    /// <summary>What has an extent 1 at each of the axes, without them unless they are kept.</summary>
    internal static Expr Dropped(Expr reduced, Axes axes, bool keepAxes) => keepAxes ? reduced : Functions.Reshape(
        reduced,
        axes.Within(reduced.Shape.Rank).Match(Right: over => Shape.Of([.. reduced.Shape.Where((_, axis) => !over.Contains(axis))]), Left: error => throw new ShapeException(error)));

    /// <summary>The number of elements along the axes, as an expression; of an unbiased spread less 1, but not below 0.</summary>
    private protected Expr CountOf(Expr x, bool unbiased) => Functions.Count(Shape.Of([.. Axes.Select(axis => x.Shape.Along(axis))])) is var count
        && count.Op is ConstantOp { Value: Tensor<double> { Span: [var number] } }
        ? Math.Max(number - (unbiased ? 1 : 0), 0)
        : Functions.Maximum(count - (unbiased ? 1.0 : 0), 0);

    /// <summary>x less its mean along the axes, taken off twice: the second time takes off the rounding error of the first.</summary>
    private protected Expr Centred(Expr x)
    {
        return Less(Less(x));

        Expr Less(Expr d) => d - Functions.Mean(d, Axes, keepAxes: true);
    }

    /// <summary>The value for one row, which may be empty.</summary>
    protected abstract T Reduce<T>(ReadOnlySpan<T> row) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>The adjoint of x, from x, the result and its adjoint; both have the axes as extents 1.</summary>
    protected abstract Expr Pullback(Expr x, Expr y, Expr dy);
}
