using System.Collections.Immutable;
using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

/// <summary>(sin x, cos x): two results of one application.</summary>
public sealed record SinCosOp : Op
{
    public override Inference Infer(ImmutableArray<TensorType> inputs) => inputs is [{ Kind: Kind.Real } x]
        ? ImmutableArray.Create(x, x)
        : new ShapeError(Name) { Expected = "real numbers", Found = ShapeRules.Listed(inputs) };

    public override void Compute<T>(Call<T> call)
    {
        for (var i = 0; i < call[0].Length; i++)
            (call.ResultAt(0)[i], call.ResultAt(1)[i]) = T.SinCos(call[0][i]);
    }

    public override ImmutableArray<Option<Expr>> Pullback(Application at) =>
        [(at.Adjoints[0] * at.Results[1]) - (at.Adjoints[1] * at.Results[0])];
}

/// <summary>(⌊x / y⌋, x - y ⌊x / y⌋): a step function beside a piecewise linear one.</summary>
public sealed record DivModOp : Op
{
    public override Inference Infer(ImmutableArray<TensorType> inputs) => inputs is [{ Kind: Kind.Real } x, var y] && x == y
        ? ImmutableArray.Create(x, x)
        : new ShapeError(Name) { Expected = "two times real numbers of one shape", Found = ShapeRules.Listed(inputs) };

    public override void Compute<T>(Call<T> call)
    {
        for (var i = 0; i < call[0].Length; i++)
        {
            var quotient = T.Floor(call[0][i] / call[1][i]);
            (call.ResultAt(0)[i], call.ResultAt(1)[i]) = (quotient, call[0][i] - (call[1][i] * quotient));
        }
    }

    public override ImmutableArray<Option<Expr>> Pullback(Application at) =>
        [at.Adjoints[1], -Weigh(at.Adjoints[1], at.Results[0])];
}

/// <summary>A vector in rising order, and the positions that its elements had: a real result and an index.</summary>
public sealed record SortOp : Op
{
    public override Inference Infer(ImmutableArray<TensorType> inputs) => inputs is [{ Kind: Kind.Real, Shape: [{ IsKnown: true }] } x]
        ? ImmutableArray.Create(x, x with { Kind = Kind.Index })
        : new ShapeError(Name) { Expected = "a vector", Found = ShapeRules.Listed(inputs) };

    public override void Compute<T>(Call<T> call)
    {
        var x = call[0].ToArray();
        var order = Enumerable.Range(0, x.Length).OrderBy(i => x[i]).ToArray();
        order.CopyTo(call.ResultIndicesAt(1));
        for (var i = 0; i < x.Length; i++)
            call.ResultAt(0)[i] = x[order[i]];
    }

    /// <summary>Row k of P is 1 where element k of the result came from; <c>x̄ = Pᵀ ȳ</c>.</summary>
    public override ImmutableArray<Option<Expr>> Pullback(Application at)
    {
        var n = at.Input.Shape[0];
        return [Reshape(MatMul(Reshape(at.Adjoint, [1, n]), OneHot(at.Results[1], n.Extent)), [n])];
    }
}
