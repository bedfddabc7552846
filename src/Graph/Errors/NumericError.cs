namespace Functional.Nn;

/// <summary>A value that is not a finite number where one is needed.</summary>
/// <param name="What">The failure in a few words.</param>
public sealed record NumericError(string What) : NnError(What);
