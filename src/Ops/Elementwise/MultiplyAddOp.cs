using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>x y + z, element by element, of equal shapes; the product is rounded before it is added, so that the bits are those of both ops.</summary>
public sealed record MultiplyAddOp : Op
{
    /// <inheritdoc/>
    public override bool IsElementwise => true;

    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) => ShapeRules.SameReals(this, inputs, 3);

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call) => Pointwise.Run(call[0], call[1], call[2], call.Result, default(Function<T>));

    /// <inheritdoc/>
    public override Kernel<T> Prepare<T>(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => new TernaryKernel<T, Function<T>>(default).Run;

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [Weigh(at.Adjoint, at.Inputs[1]), Weigh(at.Adjoint, at.Inputs[0]), at.Adjoint];

    private readonly struct Function<T> : IFunction3<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x, V y, V z) where V : unmanaged, IRegister<V, T> => (x * y) + z;
    }
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>x y + z, the product rounded. Shapes broadcast.</summary>
    public static Expr MultiplyAdd(Expr x, Expr y, Expr z) => new MultiplyAddOp().Broadcast(x, y, z);
}
