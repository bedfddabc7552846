using System.Numerics;
using System.Runtime.Intrinsics.X86;
using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops.Kernels;
using Functional.Nn.Properties.Adapter;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class MatrixProductTests
{
    private delegate void Product<T>(ReadOnlySpan<T> a, bool transposeA, ReadOnlySpan<T> b, bool transposeB, Span<T> c, int m, int n, int k);

    private static readonly Arbitrary<(int M, int N, int K, bool A, bool B)> Sizes = (
        from m in Extent(14, 195) from n in Extent(35, 130) from k in Extent(9, 515) from a in Gen.Elements(true, false) from b in Gen.Elements(true, false)
        select (m, n, k, a, b)).ToArbitrary();

    [Property(MaxTest = 150)]
    public Property Products_of_whole_numbers_are_exact_in_every_register() => Prop.ForAll(Sizes, size =>
    {
        Exact<float>(size, MatrixProduct.Compute);
        Exact<double>(size, MatrixProduct.Compute);
        Exact<Half>((size.M, size.N, Math.Min(size.K, 9), size.A, size.B), MatrixProduct.Compute);
        Exact<float>(size, MatrixProduct.Compute<float, Lanes1<float>>);
        Exact<float>(size, MatrixProduct.Compute<float, Lanes128<float>>);
        Exact<double>(size, MatrixProduct.Compute<double, Lanes128<double>>);
        if (Avx.IsSupported)
            Exact<float>(size, MatrixProduct.Compute<float, Lanes256<float>>);
        if (Avx512F.IsSupported)
            Exact<double>(size, MatrixProduct.Compute<double, Lanes512<double>>);
    });

    [Property(MaxTest = 30)]
    public Property Rows_and_columns_do_not_depend_on_others() => Prop.ForAll(Sizes, size =>
    {
        var (m, n, k) = (Math.Max(1, size.M), Math.Max(1, size.N), size.K);
        var (a, b) = (Numbers<double>(m * k, 1, i => Math.Sin(i)), Numbers<double>(k * n, 2, i => Math.Cos(i)));
        var (whole, one) = (new double[m * n], new double[n]);
        MatrixProduct.Compute<double>(a, false, b, size.B, whole, m, n, k);
        MatrixProduct.Compute<double>(a.AsSpan((m - 1) * k), false, b, size.B, one, 1, n, k);
        Assert.Equal(whole.AsSpan((m - 1) * n).ToArray(), one);
    });

    /// <summary>The product of small whole numbers, in memory full of NaN: what is not written is seen, and so is what is written beside it.</summary>
    private static void Exact<T>((int M, int N, int K, bool A, bool B) size, Product<T> product) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (m, n, k, transposeA, transposeB) = size;
        var (a, b) = (Numbers<T>(m * k, 1, i => (i * 7 % 11) - 5), Numbers<T>(k * n, 2, i => (i * 5 % 13) - 6));
        var memory = Numbers<T>((m * n) + 80, 3, _ => double.NaN);
        product(a, transposeA, b, transposeB, memory.AsSpan(40, m * n), m, n, k);
        Assert.All(memory[..40].Concat(memory[^40..]), v => Assert.True(T.IsNaN(v)));
        for (var i = 0; i < m; i++)
            for (var j = 0; j < n; j++)
            {
                var sum = 0.0;
                for (var p = 0; p < k; p++)
                    sum += double.CreateChecked(a[transposeA ? (p * m) + i : (i * k) + p]) * double.CreateChecked(b[transposeB ? (j * k) + p : (p * n) + j]);
                if (double.CreateChecked(memory[40 + (i * n) + j]) != sum)
                    Assert.Fail($"{typeof(T).Name} {size} at {i}, {j}: expected {sum}, found {memory[40 + (i * n) + j]}");
            }
    }

    private static T[] Numbers<T>(int count, int salt, Func<int, double> number) where T : INumberBase<T> => [.. Enumerable.Range(0, count).Select(i => T.CreateChecked(number(i + salt)))];

    private static Gen<int> Extent(int usual, int edge) => Gen.Frequency((9, Gen.Choose(0, usual)), (1, Gen.Choose(edge - 5, edge)));
}
