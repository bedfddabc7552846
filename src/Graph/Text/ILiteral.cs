namespace Functional.Nn;

/// <summary>A record that may stand for a number, and is then written and read as one among arguments. Its type converts from <c>double</c>.</summary>
public interface ILiteral
{
    /// <summary>The number; null where the record says more.</summary>
    double? Number { get; }
}
