namespace Functional.Nn;

/// <summary>A file that cannot be read or written, or whose content is not what its format promises.</summary>
/// <param name="What">The failure in a few words.</param>
public sealed record FileError(string What) : NnError(What);
