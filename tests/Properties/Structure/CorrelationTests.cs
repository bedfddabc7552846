using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops.Kernels;
using Functional.Nn.Properties.Adapter;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class CorrelationTests
{
    private const int Guard = 40;

    private delegate void Kernel<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> c, Part part);

    private static readonly Arbitrary<Case> Cases = (
        from examples in Gen.Frequency((6, Gen.Choose(0, 3)), (1, Gen.Choose(9, 20)))
        from groups in Gen.Choose(1, 3)
        from inputs in Gen.Frequency((6, Gen.Choose(0, 3)), (1, Gen.Choose(4, 9)))
        from outputs in Gen.Choose(0, 9)
        from outer in Axis(5).ListOf().Resize(2)
        from last in Gen.Frequency((1, Axis(6)), (1, Axis(40)))
        select new Case(examples, groups, inputs, outputs, [.. outer.Take(2), last])).ToArbitrary();

    [Property(MaxTest = 150)]
    public Property Products_of_whole_numbers_are_the_defining_sums_in_every_register() => Prop.ForAll(Cases, c =>
    {
        Exact(c, c.Extents.Product<float>());
        Exact(c, c.Extents.Product<double>());
        Exact(c, c.Extents.Product<float, float, Lanes1<float>>());
        Exact(c, c.Extents.Product<float, Vector128<float>, Lanes128<float>>());
        Exact(c, c.Extents.Product<double, Vector128<double>, Lanes128<double>>());
        if (Avx.IsSupported)
            Exact(c, c.Extents.Product<float, Vector256<float>, Lanes256<float>>());
        if (Avx512F.IsSupported)
            Exact(c, c.Extents.Product<float, Vector512<float>, Lanes512<float>>());
    });

    /// <summary>Half counts whole numbers up to 2048.</summary>
    [Property(MaxTest = 50)]
    public Property Products_of_whole_numbers_are_the_defining_sums_in_any_type() =>
        Prop.ForAll(Cases.Filter(c => c.Examples * c.Windows <= 80 && c.Inputs * c.Taps <= 80 && c.Outputs * c.Taps <= 80), c => Exact(c, c.Extents.Product<Half>()));

    [Property(MaxTest = 100)]
    public Property Parts_have_the_bits_of_the_whole() => Prop.ForAll(Cases, c =>
    {
        var (x, w, y) = (Numbers<float>(c.X.Size, i => Math.Sin(i * 1.7)), Numbers<float>(c.Weights.Size, i => Math.Cos(i)), Numbers<float>(c.Y.Size, i => Math.Sin(i + 0.3)));
        var (product, one) = (c.Extents.Product<float>(), (c with { Examples = 1 }).Extents.Product<float>());
        var (toY, toX, toW) = (Run<float>(c.Y.Size, x, w, product.ToWindows, c.All), Run<float>(c.X.Size, y, w, product.ToPlanes, c.All), Run<float>(c.Weights.Size, x, y, product.ToWeights, c.Channels));
        var (sizeX, sizeY, sizeW) = (c.X[1..].Size, c.Y[1..].Size, c.Weights[1..].Size);
        for (var n = 0; n < c.Examples; n++)
        {
            Assert.Equal(toY[(n * sizeY)..((n + 1) * sizeY)], Run<float>(sizeY, x, w, product.ToWindows, new(n, 1)));
            Assert.Equal(toX[(n * sizeX)..((n + 1) * sizeX)], Run<float>(sizeX, y, w, product.ToPlanes, new(n, 1)));
            Assert.Equal(toY[(n * sizeY)..((n + 1) * sizeY)], Run<float>(sizeY, x[(n * sizeX)..((n + 1) * sizeX)], w, one.ToWindows, new(0, 1)));
            Assert.Equal(toX[(n * sizeX)..((n + 1) * sizeX)], Run<float>(sizeX, y[(n * sizeY)..((n + 1) * sizeY)], w, one.ToPlanes, new(0, 1)));
        }

        for (var (o, next) = (0, 1); o < c.Channels.Count; (o, next) = (o + next, next + 1))
            Assert.Equal(
                toW[(o * sizeW)..(Math.Min(o + next, c.Channels.Count) * sizeW)],
                Run<float>((Math.Min(o + next, c.Channels.Count) - o) * sizeW, x, y, product.ToWeights, new(o, Math.Min(next, c.Channels.Count - o))));
    });

    private static void Exact<T>(Case c, ICorrelationProduct<T> product) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (x, w, y) = (Numbers<T>(c.X.Size, i => (i * 7 % 11) - 5), Numbers<T>(c.Weights.Size, i => (i * 5 % 9) - 4), Numbers<T>(c.Y.Size, i => (i * 3 % 7) - 3));
        var (sumX, sumW, sumY) = (new double[x.Length], new double[w.Length], new double[y.Length]);
        c.Each((i, k, t) =>
        {
            sumX[i] += double.CreateChecked(w[k] * y[t]);
            sumW[k] += double.CreateChecked(x[i] * y[t]);
            sumY[t] += double.CreateChecked(x[i] * w[k]);
        });
        Assert.Equal(sumY, Run<T>(y.Length, x, w, product.ToWindows, c.All).Select(double.CreateChecked));
        Assert.Equal(sumX, Run<T>(x.Length, y, w, product.ToPlanes, c.All).Select(double.CreateChecked));
        Assert.Equal(sumW, Run<T>(w.Length, x, y, product.ToWeights, c.Channels).Select(double.CreateChecked));
    }

    /// <summary>What a product writes, in memory full of NaN: what is not written is seen, and so is what is written beside it.</summary>
    private static T[] Run<T>(int size, T[] a, T[] b, Kernel<T> product, Part part) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var memory = Numbers<T>(size + (2 * Guard), _ => double.NaN);
        product(a, b, memory.AsSpan(Guard, size), part);
        Assert.All(memory[..Guard].Concat(memory[^Guard..]), v => Assert.True(T.IsNaN(v)));
        return memory[Guard..^Guard];
    }

    private static T[] Numbers<T>(int count, Func<int, double> number) where T : INumberBase<T> => [.. Enumerable.Range(0, count).Select(i => T.CreateChecked(number(i)))];

    /// <summary>An axis whose windows all fit, with positions that none reads behind them.</summary>
    private static Gen<WindowAxis> Axis(int windows) =>
        from t in Gen.Choose(1, windows)
        from k in Gen.Frequency((1, Gen.Constant(1)), (2, Gen.Choose(1, 5)))
        from s in Gen.Frequency((2, Gen.Constant(1)), (1, Gen.Choose(2, 4)))
        from d in Gen.Frequency((2, Gen.Constant(1)), (1, Gen.Choose(2, 4)), (1, Gen.Constant(50)))
        from p in Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Choose(0, 4)))
        from more in Gen.Choose(0, 2)
        select new WindowAxis(Math.Max(0, ((t - 1) * s) + ((k - 1) * d) + 1 - (2 * p) + more), t, k, s, p, d);

    /// <summary>The extents of a correlation.</summary>
    private sealed record Case(int Examples, int Groups, int Inputs, int Outputs, ValueList<WindowAxis> Axes)
    {
        public Shape X => Shape.Of([Examples, Groups * Inputs, .. Axes.Select(a => (Dim)a.Plane)]);

        public Shape Weights => Shape.Of([Groups * Outputs, Inputs, .. Axes.Select(a => (Dim)a.Kernel)]);

        public Shape Y => Shape.Of([Examples, Groups * Outputs, .. Axes.Select(a => (Dim)a.Windows)]);

        public int Windows => Axes.Aggregate(1, (all, a) => all * a.Windows);

        public int Taps => Axes.Aggregate(1, (all, a) => all * a.Kernel);

        public Part All => new(0, Examples);

        public Part Channels => new(0, Groups * Outputs);

        public Correlation Extents => new(X, Weights, Y, [.. Axes.Select(a => a.Stride)], [.. Axes.Select(a => a.Padding)], [.. Axes.Select(a => a.Dilation)], Groups);

        /// <summary>All x, w and y that are multiplied with each other.</summary>
        public void Each(Action<int, int, int> product)
        {
            var read = (from t in Enumerable.Range(0, Windows) from k in Enumerable.Range(0, Taps) select (T: t, K: k, Element: Element(t, k))).Where(r => r.Element >= 0).ToArray();
            var plane = X[2..].Size;
            for (var n = 0; n < Examples; n++)
                for (var o = 0; o < Groups * Outputs; o++)
                    for (var i = 0; i < Inputs; i++)
                        foreach (var (t, k, element) in read)
                            product((((((n * Groups) + (o / Outputs)) * Inputs) + i) * plane) + element, (((o * Inputs) + i) * Taps) + k, (((n * Groups * Outputs) + o) * Windows) + t);
        }

        private int Element(int window, int tap)
        {
            var (element, plane) = (0, 1);
            foreach (var axis in Axes.Reverse())
            {
                var at = (window % axis.Windows * axis.Stride) + (tap % axis.Kernel * axis.Dilation) - axis.Padding;
                if (at < 0 || at >= axis.Plane)
                    return -1;
                (element, plane, window, tap) = (element + (at * plane), plane * axis.Plane, window / axis.Windows, tap / axis.Kernel);
            }

            return element;
        }
    }
}
