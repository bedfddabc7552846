using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

/// <summary>2 x, done right: each op below it breaks one law.</summary>
public abstract record TwiceOp : Op
{
    public override Inference Infer(ImmutableArray<TensorType> inputs) => ShapeRules.SameReals(this, inputs, 1);

    public override void Compute<T>(Call<T> call)
    {
        for (var i = 0; i < call.Result.Length; i++)
            call.Result[i] = call[0][i] + call[0][i];
    }

    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [2.0 * at.Adjoint];
}

public sealed record RightOp : TwiceOp;

public sealed record LeavesHolesOp : TwiceOp
{
    public override void Compute<T>(Call<T> call)
    {
        for (var i = 0; i < call.Result.Length; i++)
            if (call[0][i] != T.Zero)
                call.Result[i] = call[0][i] + call[0][i];
    }
}

public sealed record AccumulatesOp : TwiceOp
{
    public override void Compute<T>(Call<T> call)
    {
        for (var i = 0; i < call.Result.Length; i++)
            call.Result[i] += call[0][i] + call[0][i];
    }
}

public sealed record WritesInputOp : TwiceOp
{
    public override void Compute<T>(Call<T> call)
    {
        base.Compute(call);
        MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(call[0]), call[0].Length).Clear();
    }
}

public sealed record ComputesInFloatOp : TwiceOp
{
    public override void Compute<T>(Call<T> call)
    {
        for (var i = 0; i < call.Result.Length; i++)
            call.Result[i] = T.CreateTruncating(float.CreateTruncating(call[0][i]) * 2f);
    }
}

public sealed record DiffersInFloatOp : TwiceOp
{
    public override void Compute<T>(Call<T> call)
    {
        for (var i = 0; i < call.Result.Length; i++)
            call.Result[i] = call[0][i] * T.CreateTruncating(typeof(T) == typeof(float) ? 2.001 : 2);
    }
}

public sealed record InferThrowsOp : TwiceOp
{
    public override Inference Infer(ImmutableArray<TensorType> inputs) => inputs[0].Shape is { Rank: > 0 } x && x[0].Extent < 0 ? x : base.Infer(inputs);
}

public sealed record TakesNothingOp : TwiceOp
{
    public override Inference Infer(ImmutableArray<TensorType> inputs) => inputs is [] ? Shape.Scalar : base.Infer(inputs);
}

public sealed record KnownBatchOp : TwiceOp
{
    public override ImmutableArray<Option<Expr>> Pullback(Application at) =>
        [at.Adjoint * (at.Input.Shape.All(dim => dim.IsKnown) ? 2.0 : 3.0)];
}

public sealed record ArrayAttributeOp(ImmutableArray<int> Numbers) : TwiceOp;

public sealed record HiddenAttributeOp : TwiceOp
{
    public int Hidden { get; init; } = 3;
}

public sealed record SloppyEqualityOp(int Number) : TwiceOp
{
    public bool Equals(SloppyEqualityOp? other) => other is not null;

    public override int GetHashCode() => 0;
}

public sealed record ForgetsInputOp : TwiceOp
{
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [];
}

public sealed record WrongShapeOp : TwiceOp
{
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [Sum(2.0 * at.Adjoint)];
}

public sealed record AffineOp : TwiceOp
{
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [(2.0 * at.Adjoint) + 1e-9];
}

public sealed record ClippedOp : TwiceOp
{
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [2.0 * Minimum(at.Adjoint, 1)];
}

public sealed record SlightlyWrongOp : TwiceOp
{
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [2.0000002 * at.Adjoint];
}

/// <summary>x³ whose slope is right, but whose slope's slope is not: it is hidden from the second pullback.</summary>
public sealed record FlatSlopeOp : TwiceOp
{
    public override void Compute<T>(Call<T> call)
    {
        for (var i = 0; i < call.Result.Length; i++)
            call.Result[i] = call[0][i] * call[0][i] * call[0][i];
    }

    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [at.Adjoint * new CubeSlopeOp().Apply(at.Input)];
}

public sealed record CubeSlopeOp : TwiceOp
{
    public override void Compute<T>(Call<T> call)
    {
        for (var i = 0; i < call.Result.Length; i++)
            call.Result[i] = T.CreateChecked(3) * call[0][i] * call[0][i];
    }

    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [Option<Expr>.None];
}

/// <summary>max(x, 0) with a slope at 0 outside of those on both sides.</summary>
public sealed record SteepAtZeroOp : TwiceOp
{
    public override void Compute<T>(Call<T> call)
    {
        for (var i = 0; i < call.Result.Length; i++)
            call.Result[i] = T.Max(call[0][i], T.Zero);
    }

    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [Where(Greater(at.Input, 0), at.Adjoint, Where(Equal(at.Input, 0), 2.0 * at.Adjoint, 0))];
}

/// <summary>x y whose second-order cross terms are lost for a shared input.</summary>
public sealed record UnsharedProductOp : Op
{
    public override Inference Infer(ImmutableArray<TensorType> inputs) => ShapeRules.SameReals(this, inputs, 2);

    public override void Compute<T>(Call<T> call)
    {
        for (var i = 0; i < call.Result.Length; i++)
            call.Result[i] = call[0][i] * call[1][i];
    }

    public override ImmutableArray<Option<Expr>> Pullback(Application at) =>
        [at.Adjoint * at.Inputs[1], ReferenceEquals(at.Inputs[0], at.Inputs[1]) ? Option<Expr>.None : at.Adjoint * at.Inputs[0]];
}
