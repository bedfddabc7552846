using System.Collections.Immutable;
using LanguageExt;

namespace Functional.Nn;

/// <summary>A fixed tensor: <c>double</c> (rounded to the program's type when evaluated) or <c>int</c>.</summary>
/// <param name="Value">The value.</param>
public sealed record ConstantOp(Tensor Value) : Op
{
    /// <summary>The value: integers, or <c>double</c>.</summary>
    public Tensor Value { get; } = Value.Kind is Kind.Index ? Value : Value.To<double>();

    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) => Value.Type;

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call)
    {
        if (Value is Tensor<int> integers)
            integers.Span.CopyTo(call.ResultIndices);
        else
            Value.To<T>().Span.CopyTo(call.Result);
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [];
}
