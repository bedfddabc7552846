namespace Functional.Nn.Ops;

/// <summary>That a layer was applied.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Layer">The layer.</param>
/// <param name="Input">What it was applied to.</param>
/// <param name="Output">What it answered.</param>
internal sealed record Visit(Place Place, Layer Layer, Expr Input, Expr Output);
