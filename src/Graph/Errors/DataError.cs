namespace Functional.Nn;

/// <summary>Data that cannot be used: a table's missing or malformed cell, a tensor of the wrong shape or element type, an unbound name.</summary>
/// <param name="What">The failure in a few words.</param>
public sealed record DataError(string What) : NnError(What);
