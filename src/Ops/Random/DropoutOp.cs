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
    /// <summary>The least draw of 32 bits that keeps an element.</summary>
    private uint Least => (uint)Math.Min(Math.Round(Rate * (1L << 32)), uint.MaxValue);

    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) => inputs is [{ Kind: Kind.Real } x, { Kind: Kind.Index } key] && key.Shape == [2]
        ? x.Shape
        : new ShapeError(Name) { Expected = "real numbers and a key [2]", Found = ShapeRules.Listed(inputs) };

    /// <inheritdoc/>
    public override int Parts(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => results[0].Shape is [{ Extent: > 0 and var rows }, ..] ? rows : 1;

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call)
    {
        var x = call[0];
        var y = call.Result;
        var first = call.Part.First * (x.Length / Parts([], [call.TypeOf(0)]));
        var key = Key.From(call.Indices(1)).Fold(Place);
        Span<int> bits = stackalloc int[Threefry.Run];
        Span<T> kept = stackalloc T[Threefry.Run];
        for (var (at, length) = (first, 0); at < first + y.Length; at += length)
        {
            var (run, offset) = Math.DivRem(at, Threefry.Run);
            length = Math.Min(Threefry.Run - offset, first + y.Length - at);
            Threefry.AtLeast(key, run, Least, bits);
            TensorPrimitives.ConvertTruncating<int, T>(bits.Slice(offset, length), kept);
            Pointwise.Run(x.Slice(at, length), kept[..length], y.Slice(at - first, length), new Kept<T>(T.CreateChecked(1 / (1 - Rate))));
        }
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [Apply(at.Adjoint, at.Inputs[1]), Option<Expr>.None];

    private readonly struct Kept<T>(T scale) : IFunction2<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x, V kept) where V : unmanaged, IRegister<V, T> => V.Except(x * V.All(scale), V.Equal(kept, 0.0));
    }
}
