namespace Functional.Nn;

/// <summary>Shapes or kinds that do not fit an operation, or arguments outside of their <see cref="Limits"/>.</summary>
/// <param name="What">The failure in a few words.</param>
public sealed record ShapeError(string What) : NnError(What);
