namespace Functional.Nn;

/// <summary>Memory of one value while a graph runs.</summary>
internal readonly record struct Block<T>(TensorType Type, Memory<T> Reals, Memory<int> Indices);
