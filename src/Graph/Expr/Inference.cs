using System.Collections.Immutable;
using LanguageExt;

namespace Functional.Nn;

/// <summary>What <see cref="Op.Infer"/> answers: the types of an op's results, or why there are none. A bare shape is one
/// result of real numbers.</summary>
public readonly struct Inference
{
    private Inference(Either<ShapeError, ImmutableArray<TensorType>> types) => Types = types;

    /// <summary>The types of the results, or the error.</summary>
    public Either<ShapeError, ImmutableArray<TensorType>> Types { get; }

    /// <summary>One result of real numbers.</summary>
    public static implicit operator Inference(Shape shape) => new(ImmutableArray.Create<TensorType>(shape));

    /// <summary>One result.</summary>
    public static implicit operator Inference(TensorType type) => new(ImmutableArray.Create(type));

    /// <summary>Several results.</summary>
    public static implicit operator Inference(ImmutableArray<TensorType> types) => new(types);

    /// <summary>No results.</summary>
    public static implicit operator Inference(ShapeError error) => new(error);

    /// <summary>A shape, or why there is none.</summary>
    public static implicit operator Inference(Either<ShapeError, Shape> shape) => new(shape.Map(s => ImmutableArray.Create<TensorType>(s)));

    /// <summary>A type, or why there is none.</summary>
    public static implicit operator Inference(Either<ShapeError, TensorType> type) => new(type.Map(t => ImmutableArray.Create(t)));
}
