using System.Numerics;

namespace Functional.Nn;

/// <summary>A function of three elements at the same place.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
internal interface IFunction3<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>f(x, y, z), lane by lane.</summary>
    V Of<V>(V x, V y, V z) where V : unmanaged, IRegister<V, T>;
}
