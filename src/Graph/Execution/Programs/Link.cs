using System.Collections.Immutable;

namespace Functional.Nn;

/// <summary>One function of a chain.</summary>
/// <param name="Function">The function, a structure.</param>
/// <param name="Inputs">What it reads.</param>
/// <param name="Stored">The operand that its result is written to, or -1.</param>
internal readonly record struct Link(object Function, ImmutableArray<Source> Inputs, int Stored);

/// <summary>What a link reads.</summary>
/// <param name="Index">The number of an earlier link or of an operand.</param>
/// <param name="Kind">Of which.</param>
internal readonly record struct Source(int Index, SourceKind Kind);

/// <summary>Where a link reads.</summary>
internal enum SourceKind
{
    /// <summary>The result of an earlier link.</summary>
    Link,

    /// <summary>An operand, element by element.</summary>
    Operand,

    /// <summary>An operand that is one number for all elements.</summary>
    Number,
}
