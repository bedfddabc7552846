using System.Numerics;

namespace Functional.Nn;

/// <summary>A function of three elements at the same place.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
internal interface IFunction3<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Whether it is short enough to run in one loop with others. What takes an exponential or a logarithm is not: it has the registers for itself.</summary>
    static virtual bool IsShort => true;

    /// <summary>f(x, y, z), lane by lane.</summary>
    V Of<V>(V x, V y, V z) where V : unmanaged, IRegister<V, T>;
}
