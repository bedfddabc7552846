using System.Collections.Immutable;

namespace Functional.Nn;

/// <summary>Errors that somebody chose to throw (<see cref="Validated.OrThrow"/>) or that have no value to travel in (operators).</summary>
public class NnException : Exception
{
    /// <summary>No error.</summary>
    public NnException() { }

    /// <summary>An error that is only a message.</summary>
    public NnException(string message) : base(message) { }

    /// <summary>An error that is only a message, with its cause.</summary>
    public NnException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>The exception that carries <paramref name="errors"/>.</summary>
    public NnException(params ReadOnlySpan<NnError> errors) : base(string.Join(Environment.NewLine, errors.ToArray().Select(e => e.Message))) =>
        Errors = [.. errors];

    /// <summary>The errors, all of them.</summary>
    public ImmutableArray<NnError> Errors { get; } = [];
}
