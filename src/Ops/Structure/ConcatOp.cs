using System.Collections.Immutable;
using Functional.Nn.Ops.Kernels;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>Tensors of one kind one after the other on one axis; all other extents are equal. Its transpose is <see cref="SplitOp"/>.</summary>
/// <param name="Axis">The axis; negative counts from the last.</param>
public sealed record ConcatOp(int Axis) : Op
{
    /// <inheritdoc/>
    public override double Work(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => 0;

    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs)
    {
        if (inputs.IsEmpty || inputs.Any(x => x.Kind != inputs[0].Kind))
            return new ShapeError(Name) { Expected = "one or more tensors of one kind", Found = ShapeRules.Listed(inputs) };
        return Axes.Of(Axis).Within(inputs[0].Shape.Rank).Bind(axes => inputs.All(x =>
            x.Shape.Rank == inputs[0].Shape.Rank && x.Shape[axes[0]].IsKnown && x.Shape.With(axes[0], 0) == inputs[0].Shape.With(axes[0], 0))
                ? Dim.Of(inputs.Sum(x => (long)x.Shape[axes[0]].Extent)).Map(sum => inputs[0] with { Shape = inputs[0].Shape.With(axes[0], sum) })
                : new ShapeError(Name) { Expected = $"shapes that differ only on axis {Axis}, where they are known", Found = ShapeRules.Listed(inputs) });
    }

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call) => ComputeOnce(call);

    /// <inheritdoc/>
    public override Kernel<T> Prepare<T>(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results)
    {
        var routes = new Route[inputs.Length];
        for (var (i, start) = (0, 0); i < routes.Length; start += inputs[i++].Shape.Along(Axis).Extent)
            routes[i] = Route.Along(Axis, inputs[i].Shape, 0, results[0].Shape, start, inputs[i].Shape.Along(Axis).Extent);
        return call =>
        {
            for (var i = 0; i < routes.Length; i++)
                routes[i].Run(call, input: i);
        };
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => at.Input.Kind is Kind.Index
        ? ImmutableArray.CreateRange(at.Inputs, _ => Option<Expr>.None)
        : ImmutableArray.CreateRange(Functions.Split(at.Adjoint, Axis, [.. at.Inputs.Select(x => x.Shape.Along(Axis).Extent)]), part => (Option<Expr>)part);
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>Tensors one after the other on one axis; all other extents are equal.</summary>
    public static Expr Join(int axis, params ImmutableArray<Expr> inputs) => inputs.Length == 1 ? inputs[0] : new ConcatOp(axis).Apply(inputs);

    /// <summary>Tensors of one shape beside each other on a new axis, which has this number in the result.</summary>
    public static Expr Stack(int axis, params ImmutableArray<Expr> inputs) => Join(axis, ImmutableArray.CreateRange(inputs, x => Unsqueeze(x, axis)));
}
