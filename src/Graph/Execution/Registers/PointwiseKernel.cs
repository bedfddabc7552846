using System.Numerics;

namespace Functional.Nn;

/// <summary>An elementwise kernel that is a function of registers, so that several of them can run as one: a <see cref="Chain{T}"/>.</summary>
/// <param name="function">The function, an <see cref="IFunction{T}"/> of one element or its like of more: a structure, so that the compiler puts it into loops.</param>
internal abstract class PointwiseKernel<T>(object function) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The function.</summary>
    public object Function => function;

    /// <summary>Whether it is short enough to run in one loop with others.</summary>
    public abstract bool IsShort { get; }

    /// <summary>The kernel.</summary>
    public abstract void Run(Call<T> call);
}

/// <summary>A function of one element.</summary>
internal abstract class UnaryKernel<T>(object function) : PointwiseKernel<T>(function) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public sealed override void Run(Call<T> call) => Run(call[0], call.Result);

    /// <summary>y = f(x).</summary>
    public abstract void Run(ReadOnlySpan<T> x, Span<T> y);
}

/// <summary>A function of one element.</summary>
internal sealed class UnaryKernel<T, F>(F f) : UnaryKernel<T>(f) where T : unmanaged, IBinaryFloatingPointIeee754<T> where F : struct, IFunction<T>
{
    /// <inheritdoc/>
    public override bool IsShort => F.IsShort;

    /// <inheritdoc/>
    public override void Run(ReadOnlySpan<T> x, Span<T> y) => Pointwise.Run(x, y, f);
}

/// <summary>A function of two elements.</summary>
internal abstract class BinaryKernel<T>(object function) : PointwiseKernel<T>(function) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public sealed override void Run(Call<T> call) => Run(call[0], call[1], call.Result);

    /// <summary>z = f(x, y).</summary>
    public abstract void Run(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z);
}

/// <summary>A function of two elements.</summary>
internal sealed class BinaryKernel<T, F>(F f) : BinaryKernel<T>(f) where T : unmanaged, IBinaryFloatingPointIeee754<T> where F : struct, IFunction2<T>
{
    /// <inheritdoc/>
    public override bool IsShort => F.IsShort;

    /// <inheritdoc/>
    public override void Run(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => Pointwise.Run(x, y, z, f);
}

/// <summary>A function of three elements.</summary>
internal sealed class TernaryKernel<T, F>(F f) : PointwiseKernel<T>(f) where T : unmanaged, IBinaryFloatingPointIeee754<T> where F : struct, IFunction3<T>
{
    /// <inheritdoc/>
    public override bool IsShort => F.IsShort;

    /// <inheritdoc/>
    public override void Run(Call<T> call) => Pointwise.Run(call[0], call[1], call[2], call.Result, f);
}
