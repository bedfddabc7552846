using System.Collections.Immutable;
using System.Numerics;
using LanguageExt;

namespace Functional.Nn;

/// <summary>A fixed tensor: <c>double</c> (rounded to the program's type when evaluated) or <c>int</c>.</summary>
/// <param name="Value">The value.</param>
public sealed record ConstantOp(Tensor Value) : Op
{
    /// <inheritdoc/>
    public override double Work(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => 0;

    /// <summary>The value: integers, or <c>double</c>.</summary>
    public Tensor Value { get; } = Value.Kind is Kind.Index ? Value : Value.To<double>();

    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) => Value.Type;

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call)
    {
        if (Value is Tensor<int> integers)
            integers.Span.CopyTo(call.ResultIndices);
        else if (Value is Tensor<T> same)
            same.Span.CopyTo(call.Result);
        else
            Round(((Tensor<double>)Value).Span, call.Result);
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [];

    private static void Round<T>(ReadOnlySpan<double> value, Span<T> result) where T : INumberBase<T>
    {
        for (var i = 0; i < result.Length; i++)
            result[i] = T.CreateSaturating(value[i]);
    }
}
