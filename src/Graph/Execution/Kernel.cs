using System.Numerics;

namespace Functional.Nn;

/// <summary>What runs for one op: reads the inputs of a call and writes every element of its results, or of the part of them that is asked for.</summary>
/// <typeparam name="T">The type that real numbers have.</typeparam>
public delegate void Kernel<T>(Call<T> call) where T : unmanaged, IBinaryFloatingPointIeee754<T>;
