namespace Functional.Nn.Interop;

/// <summary>Errors that are not told one by one.</summary>
/// <param name="Count">How many.</param>
public sealed record MoreErrors(long Count) : NnError($"and {Count} more error{(Count == 1 ? "" : "s")}");
