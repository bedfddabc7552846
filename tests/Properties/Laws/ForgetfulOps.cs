using System.Collections.Immutable;
using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

/// <summary>x σ(x) whose slope forgets that σ depends on x: σ(x) instead of <c>σ(x) + x σ(x) (1 - σ(x))</c>.</summary>
public sealed record ForgetfulSwishOp : UnaryOp
{
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < y.Length; i++)
            y[i] = x[i] / (T.One + T.Exp(-x[i]));
    }

    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => dy * (x | Layers.Sigmoid);
}

/// <summary>The sum of rows <c>[..., n]</c> and a bias <c>[n]</c> whose slope in the bias is a mean over the rows: that they add up is
/// forgotten.</summary>
public sealed record ForgetfulBiasOp : Op
{
    public override Inference Infer(ImmutableArray<TensorType> inputs) =>
        inputs is [{ Kind: Kind.Real, Shape: [_, .., var n] }, { Kind: Kind.Real, Shape: [var m] }] && n == m ? inputs[0] : new ShapeError(Name) { Expected = "[..., n] and [n]", Found = string.Join(", ", inputs) };

    public override void Compute<T>(Call<T> call)
    {
        for (var i = 0; i < call.Result.Length; i++)
            call.Result[i] = call[0][i] + call[1][i % call[1].Length];
    }

    public override ImmutableArray<Option<Expr>> Pullback(Application at) =>
        [at.Adjoint, Enumerable.Range(0, at.Adjoint.Shape.Rank - 1).Aggregate(at.Adjoint, (dy, _) => Mean(dy, 0))];
}

/// <summary>A bias on the last axis, with that op.</summary>
public sealed record ForgetfulBiasLayer : Layer
{
    protected override Applied Output(Expr x, Place place) => new ForgetfulBiasOp().Apply(x, place.Param("bias", Shape.Of(x.Shape[^1]), Initializers.Constant(0)));
}

/// <summary>x y whose slopes are right, but that in x forgets that it depends on y.</summary>
public sealed record LopsidedProductOp : Op
{
    public override Inference Infer(ImmutableArray<TensorType> inputs) => ShapeRules.SameReals(this, inputs, 2);

    public override void Compute<T>(Call<T> call)
    {
        for (var i = 0; i < call.Result.Length; i++)
            call.Result[i] = call[0][i] * call[1][i];
    }

    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [at.Adjoint * StopGradient(at.Inputs[1]), at.Adjoint * at.Inputs[0]];
}

/// <summary>A factor for each place on the last axis, with that op.</summary>
public sealed record LopsidedScaleLayer : Layer
{
    protected override Applied Output(Expr x, Place place) => new LopsidedProductOp().Apply(x, place.Param("scale", Shape.Of(x.Shape[^1]), Initializers.Constant(1)).BroadcastTo(x.Shape));
}

/// <summary>2 x whose slope is computed as a number times x / x: at 0 it is none.</summary>
/// <param name="Slope">The number; 2 is right.</param>
public sealed record HoledSlopeOp(double Slope = 2) : UnaryOp
{
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < y.Length; i++)
            y[i] = x[i] + x[i];
    }

    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Slope * dy * (x / x);
}
