using System.Collections.Immutable;
using LanguageExt;

namespace Functional.Nn;

/// <summary>A free variable: its value comes from the environment. Derived records say what it is a variable for.</summary>
/// <param name="Variable">The name in the environment.</param>
/// <param name="Type">Shape and kind; symbols in the shape are bound by the value.</param>
public record VarOp(string Variable, TensorType Type) : Op
{
    /// <inheritdoc/>
    public override double Work(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => 0;

    /// <inheritdoc/>
    public sealed override Inference Infer(ImmutableArray<TensorType> inputs) => string.IsNullOrEmpty(Variable)
        ? new ShapeError("variable") { Expected = "a name", Found = "none" }
        : Type;

    /// <inheritdoc/>
    public sealed override void Compute<T>(Call<T> call) =>
        throw new InvalidOperationException($"variable '{Variable}' is looked up in the environment, never computed");

    /// <inheritdoc/>
    public sealed override ImmutableArray<Option<Expr>> Pullback(Application at) => [];
}
