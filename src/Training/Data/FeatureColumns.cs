using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Functional.Nn.Training;

/// <summary>What is learned from each number of an example over all examples.</summary>
internal static class FeatureColumns
{
    /// <summary>The columns that are gathered at once: those of a cache line.</summary>
    private const int Block = 16;

    /// <summary>A function of each column, several at a time; it may overwrite what it is given, but not keep it.</summary>
    public static ImmutableArray<R> Columns<R>(this Tensor features, Func<double[], R> of) => features switch
    {
        Tensor<float> reals => Columns(reals, of),
        Tensor<Half> reals => Columns(reals, of),
        _ => Columns(features.To<double>(), of),
    };

    private static ImmutableArray<R> Columns<T, R>(Tensor<T> features, Func<double[], R> of) where T : unmanaged, INumberBase<T>
    {
        var (rows, width) = (features.Shape[0].Extent, features.Shape[1..].Size);
        var found = new R[width];
        Parallel.For(0, (width + Block - 1) / Block, () => Array.ConvertAll(new double[Math.Min(Block, width)][], _ => new double[rows]), (block, _, columns) =>
        {
            var these = found.AsSpan(block * Block, Math.Min(Block, width - (block * Block)));
            Gather(features.Span, width, block * Block, columns.AsSpan(0, these.Length));
            for (var i = 0; i < these.Length; i++)
                these[i] = of(columns[i]);
            return columns;
        }, _ => { });
        return ImmutableCollectionsMarshal.AsImmutableArray(found);
    }

    private static void Gather<T>(ReadOnlySpan<T> elements, int width, int first, ReadOnlySpan<double[]> columns) where T : unmanaged, INumberBase<T>
    {
        for (var (row, at) = (0, first); at < elements.Length; row++, at += width)
            for (var i = 0; i < columns.Length; i++)
                columns[i][row] = double.CreateSaturating(elements[at + i]);
    }
}
