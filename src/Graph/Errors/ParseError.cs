namespace Functional.Nn;

/// <summary>Text that does not follow its grammar.</summary>
/// <param name="What">The failure in a few words.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record ParseError(string What, int Line, int Column) : NnError(What);
