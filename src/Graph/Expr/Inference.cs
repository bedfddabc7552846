using System.Collections.Immutable;
using LanguageExt;

namespace Functional.Nn;

/// <summary>What <see cref="Op.Infer"/> answers: the types of an op's results, or why there are none. A bare shape is one
/// result of real numbers.</summary>
public readonly struct Inference
{
    private Inference(ImmutableArray<TensorType> results, ShapeError? error = null) => (Results, Error) = (results, error);

    /// <summary>The types of the results, or the error.</summary>
    public Either<ShapeError, ImmutableArray<TensorType>> Types => Error is null ? Results : Error;

    /// <summary>The types of the results; none after an error.</summary>
    internal ImmutableArray<TensorType> Results { get; }

    /// <summary>Why there are no results, if so.</summary>
    internal ShapeError? Error { get; }

    /// <summary>One result of real numbers.</summary>
    public static implicit operator Inference(Shape shape) => (TensorType)shape;

    /// <summary>One result.</summary>
    public static implicit operator Inference(TensorType type) => new([type]);

    /// <summary>Several results.</summary>
    public static implicit operator Inference(ImmutableArray<TensorType> types) => new(types);

    /// <summary>No results.</summary>
    public static implicit operator Inference(ShapeError error) => new([], error);

    /// <summary>A shape, or why there is none.</summary>
    public static implicit operator Inference(Either<ShapeError, Shape> shape) => shape.Match<Inference>(Right: s => s, Left: error => error);

    /// <summary>A type, or why there is none.</summary>
    public static implicit operator Inference(Either<ShapeError, TensorType> type) => type.Match<Inference>(Right: t => t, Left: error => error);
}
