namespace Functional.Nn;

/// <summary>A <see cref="ShapeError"/> of an expression written by hand.</summary>
public sealed class ShapeException : NnException
{
    /// <summary>No error.</summary>
    public ShapeException() { }

    /// <summary>An error that is only a message.</summary>
    public ShapeException(string message) : base(message) { }

    /// <summary>An error that is only a message, with its cause.</summary>
    public ShapeException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>The exception that carries <paramref name="error"/>.</summary>
    public ShapeException(ShapeError error) : base(error) { }
}
