using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Functional.Nn.Ops.Kernels;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>
/// Each element of x is zeroed with probability <c>Rate</c> and else divided by 1 - Rate (inverted dropout, Srivastava et al.,
/// 2014). The mask is a function of the key and the place alone, so the op is linear in x and its own transpose.
/// </summary>
/// <param name="Rate">The probability of zero, from 0 to below 1.</param>
/// <param name="Place">The salt: two places never share a mask.</param>
public sealed record DropoutOp([Range(0.0, 1.0, MaximumIsExclusive = true)] double Rate, string Place) : Op
{
    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) => inputs is [{ Kind: Kind.Real } x, { Kind: Kind.Index } key] && key.Shape == [2]
        ? x.Shape
        : new ShapeError(Name) { Expected = "real numbers and a key [2]", Found = ShapeRules.Listed(inputs) };

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call)
    {
        var x = call[0];
        var y = call.Result;
        var key = Key.From(call.Indices(1)).Fold(Place);
        Span<double> draws = stackalloc double[Threefry.Run];
        Span<T> kept = stackalloc T[Threefry.Run];
        for (var start = 0; start < y.Length; start += Threefry.Run)
        {
            var length = Math.Min(Threefry.Run, y.Length - start);
            Threefry.Uniform(key, start, draws[..length]);
            Pointwise.Run(draws[..length], draws[..length], new AtLeast(Rate));
            TensorPrimitives.ConvertTruncating<double, T>(draws[..length], kept[..length]);
            Pointwise.Run(x.Slice(start, length), kept[..length], y.Slice(start, length), new Kept<T>(T.CreateChecked(1 / (1 - Rate))));
        }
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [Apply(at.Adjoint, at.Inputs[1]), Option<Expr>.None];

    private readonly struct AtLeast(double rate) : IFunction<double>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V draw) where V : unmanaged, IRegister<V, double> => (draw >= rate) & 1.0;
    }

    private readonly struct Kept<T>(T scale) : IFunction2<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x, V kept) where V : unmanaged, IRegister<V, T> => V.Except(x * V.All(scale), V.Equal(kept, 0.0));
    }
}
