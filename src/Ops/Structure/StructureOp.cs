using System.Collections.Immutable;
using System.Numerics;
using Functional.Nn.Ops.Kernels;

namespace Functional.Nn.Ops;

/// <summary>The family of ops that only move the elements of one tensor, of either kind.</summary>
public abstract record StructureOp : Op
{
    /// <inheritdoc/>
    public override double Work(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => 0;

    /// <inheritdoc/>
    public sealed override Inference Infer(ImmutableArray<TensorType> inputs) => inputs is [var x]
        ? Infer(x.Shape).Map(shape => x with { Shape = shape })
        : new ShapeError(Name) { Expected = "one input", Found = ShapeRules.Listed(inputs) };

    /// <inheritdoc/>
    public sealed override void Compute<T>(Call<T> call) => ComputeOnce(call);

    /// <inheritdoc/>
    public sealed override Kernel<T> Prepare<T>(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results)
    {
        var routes = Routes(inputs[0].Shape, results[0].Shape);
        return call =>
        {
            if (Elsewhere is { } value)
                Fill(call, value);
            foreach (var route in routes)
                route.Run(call);
        };
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<LanguageExt.Option<Expr>> Pullback(Application at) => [at.Input.Kind is Kind.Index ? LanguageExt.Option<Expr>.None : Back(at.Adjoint, at.Input.Shape)];

    /// <summary>The shape of the result.</summary>
    protected abstract LanguageExt.Either<ShapeError, Shape> Infer(Shape x);

    /// <summary>The transpose: the adjoint of x, which has this shape.</summary>
    protected abstract LanguageExt.Option<Expr> Back(Expr dy, Shape x);

    /// <summary>Which elements of x go where, for known shapes: all as they stand, unless an op says otherwise.</summary>
    private protected virtual ImmutableArray<Route> Routes(Shape from, Shape to) => [Route.Over(from)];

    /// <summary>The number where no element goes; none where there is no such place.</summary>
    private protected virtual double? Elsewhere => null;

    private static void Fill<T>(Call<T> call, double value) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (call.ResultType.Kind is Kind.Index)
            call.ResultIndices.Fill(int.CreateSaturating(value));
        else
            call.Result.Fill(T.CreateSaturating(value));
    }
}
