using System.Numerics;

namespace Functional.Nn;

/// <summary>A function of two elements at the same place.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
internal interface IFunction2<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Whether it is too long to run on two registers at once: somewhere compilers stop putting functions into a loop.</summary>
    static virtual bool IsLong => false;

    /// <summary>f(x, y), lane by lane.</summary>
    V Of<V>(V x, V y) where V : unmanaged, IRegister<V, T>;
}
