namespace Functional.Nn;

/// <summary>A register of real numbers: what functions of elements are written in, once for every width and type. What a comparison answers is a
/// mask: lanes in which it holds, and lanes in which it does not.</summary>
/// <typeparam name="V">The register.</typeparam>
/// <typeparam name="T">The numbers in it.</typeparam>
internal unsafe interface IRegister<V, T> where V : unmanaged, IRegister<V, T> where T : unmanaged
{
    /// <summary>How many numbers it holds.</summary>
    static abstract int Count { get; }

    /// <summary>The number in all lanes, rounded.</summary>
    static abstract implicit operator V(double value);

    /// <summary>The number in all lanes.</summary>
    static abstract V All(T value);

    /// <summary>The numbers that stand there.</summary>
    static abstract V Load(T* from);

    /// <summary>The first so many of them, 0 in the other lanes; what is not read need not be there.</summary>
    static abstract V Load(T* from, int count);

    /// <summary>Writes all lanes.</summary>
    static abstract void Store(T* to, V value);

    /// <summary>Writes the first so many lanes.</summary>
    static abstract void Store(T* to, V value, int count);

    /// <summary>x + y.</summary>
    static abstract V operator +(V x, V y);

    /// <summary>x - y.</summary>
    static abstract V operator -(V x, V y);

    /// <summary>x y.</summary>
    static abstract V operator *(V x, V y);

    /// <summary>x / y.</summary>
    static abstract V operator /(V x, V y);

    /// <summary>-x.</summary>
    static abstract V operator -(V x);

    /// <summary>Where x is below y.</summary>
    static abstract V operator <(V x, V y);

    /// <summary>Where x is above y.</summary>
    static abstract V operator >(V x, V y);

    /// <summary>Where x is below y or equal.</summary>
    static abstract V operator <=(V x, V y);

    /// <summary>Where x is above y or equal.</summary>
    static abstract V operator >=(V x, V y);

    /// <summary>Where x is y.</summary>
    static abstract V Equal(V x, V y);

    /// <summary>y in the lanes of a mask, or those of another mask in them; 0 elsewhere.</summary>
    static abstract V operator &(V mask, V y);

    /// <summary>The lanes of either mask.</summary>
    static abstract V operator |(V mask, V other);

    /// <summary>x outside of a mask, and 0 in it.</summary>
    static abstract V Except(V x, V mask);

    /// <summary>x in the lanes of a mask, y elsewhere.</summary>
    static abstract V Select(V mask, V x, V y);

    /// <summary>x y + z, rounded once where the machine can.</summary>
    static abstract V MultiplyAdd(V x, V y, V z);

    /// <summary>The lesser; y where that is NaN.</summary>
    static abstract V Min(V x, V y);

    /// <summary>The larger; y where that is NaN.</summary>
    static abstract V Max(V x, V y);

    /// <summary>|x|.</summary>
    static abstract V Abs(V x);

    /// <summary>√x.</summary>
    static abstract V Sqrt(V x);

    /// <summary>|x| with the sign of y.</summary>
    static abstract V CopySign(V x, V y);

    /// <summary>The nearest whole number.</summary>
    static abstract V Round(V x);

    /// <summary>2ⁿ for a whole n, where it is a normal number.</summary>
    static abstract V Power(V n);

    /// <summary>The whole n for which x / 2ⁿ is from √½ to below √2, and that quotient, of a normal number above 0.</summary>
    static abstract V Exponent(V x, out V quotient);

    /// <summary>f(x), lane by lane.</summary>
    static abstract V Each(V x, Func<T, T> f);
}
