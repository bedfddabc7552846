using System.Collections.Immutable;
using LanguageExt;

namespace Functional.Nn;

/// <summary>An extent as a number, for a mean over a symbolic axis.</summary>
/// <param name="Dim">The extent, mostly a symbol.</param>
public sealed record ExtentOp(Dim Dim) : Op
{
    /// <inheritdoc/>
    public override double Work(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => 0;

    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) => Shape.Scalar;

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call) => call.Result[0] = T.CreateChecked(call.Symbols.Extent(Dim));

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [];
}
