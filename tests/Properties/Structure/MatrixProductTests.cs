using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops.Kernels;
using Functional.Nn.Properties.Adapter;
using LanguageExt;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class MatrixProductTests
{
    private delegate void Product<T>(ReadOnlySpan<T> a, bool transposeA, ReadOnlySpan<T> b, bool transposeB, Span<T> c, int m, int n, int k, int first, int count, bool adds);

    private static readonly Arbitrary<Size> Sizes = (
        from m in Extent(30, 195) from n in Extent(70, 130) from k in Extent(20, 515) from a in Gen.Elements(true, false) from b in Gen.Elements(true, false)
        from first in Gen.Choose(0, m) from end in Gen.Choose(first, m) from adds in Gen.Elements(true, false)
        select new Size(m, n, k, a, b, first, end - first, adds)).ToArbitrary();

    private static readonly Arbitrary<Size> LargeSizes = (
        from m in Gen.Choose(270, 300) from wide in Gen.Elements(true, false) from n in wide ? Gen.Choose(4080, 4120) : Gen.Choose(120, 270) from k in Gen.Choose(1, wide ? 9 : 330) from a in Gen.Elements(true, false) from b in Gen.Elements(true, false)
        from first in Gen.Choose(0, 9) from adds in Gen.Elements(true, false)
        select new Size(m, n, k, a, b, first, m - first, adds)).ToArbitrary();

    /// <summary>Every element is one chain of fused products and sums, in the order of k, whatever the registers, the rows asked for and the form; and
    /// it goes on from what is there where it adds.</summary>
    [Property(MaxTest = 150)]
    public Property Products_are_folds_bit_for_bit() => Prop.ForAll(Sizes, size =>
    {
        Folds<float>(size, MatrixProduct.Compute, x => x);
        Folds<double>(size, MatrixProduct.Compute, x => x);
        Folds<Half>(size with { K = Math.Min(size.K, 9) }, MatrixProduct.Compute, x => x);
        Folds<float>(size, MatrixProduct.Compute<float, float, Lanes1<float>>, x => x);
        Folds<float>(size, MatrixProduct.Compute<float, Vector128<float>, Lanes128<float>>, x => x);
        Folds<double>(size, MatrixProduct.Compute<double, Vector128<double>, Lanes128<double>>, x => x);
        if (Avx.IsSupported)
        {
            Folds<float>(size, MatrixProduct.Compute<float, Vector256<float>, Lanes256<float>>, x => x);
            Folds<double>(size, MatrixProduct.Compute<double, Vector256<double>, Lanes256<double>>, x => x);
        }

        if (Avx512F.IsSupported)
        {
            Folds<float>(size, MatrixProduct.Compute<float, Vector512<float>, Lanes512<float>>, x => x);
            Folds<double>(size, MatrixProduct.Compute<double, Vector512<double>, Lanes512<double>>, x => x);
        }
    });

    [Property(MaxTest = 8)]
    public Property Large_products_are_folds_bit_for_bit() => Prop.ForAll(LargeSizes, size =>
    {
        Folds<float>(size, MatrixProduct.Compute, x => x);
        Folds<double>(size, MatrixProduct.Compute, x => x);
    });

    [Property(MaxTest = 60)]
    public Property Products_of_whole_numbers_are_exact() => Prop.ForAll(Sizes, size =>
    {
        Folds<float>(size, MatrixProduct.Compute, Math.Round);
        Folds<double>(size, MatrixProduct.Compute, Math.Round);
    });

    [Property(MaxTest = 60)]
    public Property Products_over_parts_of_k_add_to_the_whole_bit_for_bit() => Prop.ForAll(Sizes, size =>
    {
        var (m, n, k, half) = (size.M, size.N, size.K, size.K / 2);
        float[] a = Numbers<float>(k * m, 1, i => Math.Sin(i)), b = Numbers<float>(k * n, 2, i => Math.Cos(i)), whole = new float[m * n], sum = new float[m * n];
        MatrixProduct.Compute<float>(a, true, b, false, whole, m, n, k);
        MatrixProduct.Compute<float>(a.AsSpan(..(half * m)), true, b.AsSpan(..(half * n)), false, sum, m, n, half);
        MatrixProduct.Compute<float>(a.AsSpan((half * m)..), true, b.AsSpan((half * n)..), false, sum, m, n, k - half, adds: true);
        Assert.Equal(whole, sum);
    });

    /// <summary>The product, in memory full of NaN: what is not written is seen, and so is what is written beside it.</summary>
    private static void Folds<T>(Size size, Product<T> product, Func<double, double> round) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (m, n, k, transposeA, transposeB, first, count, adds) = size;
        T[] a = Numbers<T>(m * k, 1, i => round(5 * Math.Sin(i))), b = Numbers<T>(k * n, 2, i => round(6 * Math.Cos(i))), c = Numbers<T>(count * n, 3, i => adds ? round(9 * Math.Sin(i)) : double.NaN);
        T[] memory = [.. Numbers<T>(40, 0, _ => double.NaN), .. c, .. Numbers<T>(40, 0, _ => double.NaN)];
        product(a, transposeA, b, transposeB, memory.AsSpan(40, count * n), m, n, k, first, count, adds);
        Assert.All(memory[..40].Concat(memory[^40..]), v => Assert.True(T.IsNaN(v)));
        for (var i = 0; i < count; i++)
            for (var j = 0; j < n; j++)
            {
                var sum = adds ? c[(i * n) + j] : T.Zero;
                for (var p = 0; p < k; p++)
                    sum = T.MultiplyAddEstimate(a[transposeA ? (p * m) + first + i : ((first + i) * k) + p], b[transposeB ? (j * k) + p : (p * n) + j], sum);
                if (memory[40 + (i * n) + j] != sum)
                    Assert.Fail($"{typeof(T).Name} {size} at {i}, {j}: expected {sum}, found {memory[40 + (i * n) + j]}");
            }
    }

    private readonly record struct Size(int M, int N, int K, bool TransposeA, bool TransposeB, int First, int Count, bool Adds);

    private static T[] Numbers<T>(int count, int salt, Func<int, double> number) where T : INumberBase<T> => [.. Enumerable.Range(0, count).Select(i => T.CreateChecked(number(i + salt)))];

    private static Gen<int> Extent(int usual, int edge) => Gen.Frequency((9, Gen.Choose(0, usual)), (1, Gen.Choose(edge - 5, edge)));
}
