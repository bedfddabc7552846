using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>x where the condition is not 0, else y: element by element, of equal shapes. What is not selected has no influence, not even as NaN.</summary>
public sealed record WhereOp : Op
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
    public override ImmutableArray<Option<Expr>> Pullback(Application at) =>
        [Option<Expr>.None, Where(at.Inputs[0], at.Adjoint, 0), Where(at.Inputs[0], 0, at.Adjoint)];

    private readonly struct Function<T> : IFunction3<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V condition, V x, V y) where V : unmanaged, IRegister<V, T> => V.Select(V.Equal(condition, 0.0), y, x);
    }
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>x where the condition is not 0, else y. Shapes broadcast.</summary>
    public static Expr Where(Expr condition, Expr x, Expr y) => new WhereOp().Broadcast(condition, x, y);
}
