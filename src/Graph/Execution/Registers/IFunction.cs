using System.Numerics;

namespace Functional.Nn;

/// <summary>A function of one element, on registers of every width: a type of its own, so that the compiler puts it into the loop.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
internal interface IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Whether it is too long to run on two registers at once: somewhere compilers stop putting functions into a loop.</summary>
    static virtual bool IsLong => false;

    /// <summary>Whether it is short enough to run in one loop with others. What takes an exponential or a logarithm is not: it has the registers for itself.</summary>
    static virtual bool IsShort => true;

    /// <summary>f(x), lane by lane.</summary>
    V Of<V>(V x) where V : unmanaged, IRegister<V, T>;
}
