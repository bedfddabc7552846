using System.Numerics;

namespace Functional.Nn.Ops.Kernels;

/// <summary>How a scan goes on: a type without values, so that the compiler puts it into the loop.</summary>
internal interface IScanStep
{
    /// <summary>y₀ from x₀.</summary>
    static abstract T First<T>(T x) where T : INumberBase<T>;

    /// <summary>yᵢ from yᵢ₋₁, the gate and xᵢ.</summary>
    static abstract T Next<T>(T before, T gate, T x) where T : INumberBase<T>;
}
