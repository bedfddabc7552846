namespace Functional.Nn.Training;

/// <summary>What a gradient transformation answers.</summary>
/// <param name="Updates">The parameters with their transformed updates, in the order they came.</param>
/// <param name="Slots">Its slots.</param>
public sealed record Transformed(ValueList<Learned> Updates, ValueList<Slot> Slots);
