using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using LanguageExt;

namespace Functional.Nn;

/// <summary>a + b, of equal shapes. Adjoints meet in it.</summary>
public sealed record AddOp : Op
{
    /// <inheritdoc/>
    public override bool IsElementwise => true;

    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) => ShapeRules.SameReals(this, inputs, 2);

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call) => Pointwise.Run(call[0], call[1], call.Result, default(Function<T>));

    /// <inheritdoc/>
    public override Kernel<T> Prepare<T>(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => new BinaryKernel<T, Function<T>>(default).Run;

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [at.Adjoint, at.Adjoint];

    private readonly struct Function<T> : IFunction2<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x, V y) where V : unmanaged, IRegister<V, T> => x + y;
    }
}
