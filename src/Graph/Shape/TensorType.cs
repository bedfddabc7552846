namespace Functional.Nn;

/// <summary>What is known of a value before it is computed: its shape and its kind.</summary>
/// <param name="Shape">The extents.</param>
/// <param name="Kind">Real numbers or integers.</param>
public readonly record struct TensorType(Shape Shape, Kind Kind = Kind.Real)
{
    /// <summary>Real numbers of that shape.</summary>
    public static implicit operator TensorType(Shape shape) => new(shape);

    /// <inheritdoc/>
    public override string ToString() => Kind is Kind.Real ? $"{Shape}" : $"index {Shape}";
}
