namespace Functional.Nn.Interop;

/// <summary>What a header says of one tensor; the offsets count from the first byte after the header.</summary>
internal sealed record TensorEntry(string Name, ElementType Type, Shape Shape, long Begin, long End);
