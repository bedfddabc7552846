using System.Numerics;
using System.Runtime.Intrinsics.X86;
using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops;
using Functional.Nn.Ops.Kernels;
using Functional.Nn.Properties.Adapter;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class CorrelationTests
{
    private const int Guard = 40;

    private delegate void Product<T>(Correlation of, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> c);

    private static readonly Arbitrary<Case> Cases = (
        from examples in Gen.Frequency((6, Gen.Choose(0, 3)), (1, Gen.Choose(9, 20)))
        from groups in Gen.Choose(1, 3)
        from inputs in Gen.Frequency((6, Gen.Choose(0, 3)), (1, Gen.Choose(4, 9)))
        from outputs in Gen.Choose(0, 9)
        from outer in Axis(5).ListOf().Resize(2)
        from last in Gen.Frequency((1, Axis(6)), (1, Axis(40)))
        select new Case(examples, groups, inputs, outputs, [.. outer.Take(2), last])).ToArbitrary();

    [Property(MaxTest = 300)]
    public Property Products_of_whole_numbers_are_the_defining_sums_in_every_register() => Prop.ForAll(Cases, c =>
    {
        Exact<float>(c, ToWindows, ToPlanes, ToWeights);
        Exact<double>(c, ToWindows, ToPlanes, ToWeights);
        Exact<float>(c, CorrelationProduct<float, Lanes1<float>>.ToWindows, CorrelationProduct<float, Lanes1<float>>.ToPlanes, CorrelationProduct<float, Lanes1<float>>.ToWeights);
        Exact<float>(c, CorrelationProduct<float, Lanes128<float>>.ToWindows, CorrelationProduct<float, Lanes128<float>>.ToPlanes, CorrelationProduct<float, Lanes128<float>>.ToWeights);
        Exact<double>(c, CorrelationProduct<double, Lanes128<double>>.ToWindows, CorrelationProduct<double, Lanes128<double>>.ToPlanes, CorrelationProduct<double, Lanes128<double>>.ToWeights);
        if (Avx.IsSupported)
            Exact<float>(c, CorrelationProduct<float, Lanes256<float>>.ToWindows, CorrelationProduct<float, Lanes256<float>>.ToPlanes, CorrelationProduct<float, Lanes256<float>>.ToWeights);
        if (Avx512F.IsSupported)
            Exact<float>(c, CorrelationProduct<float, Lanes512<float>>.ToWindows, CorrelationProduct<float, Lanes512<float>>.ToPlanes, CorrelationProduct<float, Lanes512<float>>.ToWeights);
    });

    /// <summary>Half counts whole numbers up to 2048.</summary>
    [Property(MaxTest = 50)]
    public Property Products_of_whole_numbers_are_the_defining_sums_in_any_type() =>
        Prop.ForAll(Cases.Filter(c => c.Examples * c.Windows <= 80 && c.Inputs * c.Taps <= 80 && c.Outputs * c.Taps <= 80), c => Exact<Half>(c, ToWindows, ToPlanes, ToWeights));

    [Property(MaxTest = 100)]
    public Property A_batch_is_its_examples_one_by_one() => Prop.ForAll(Cases, c =>
    {
        var (x, w, y) = (Numbers<float>(c.X.Size, i => Math.Sin(i * 1.7)), Numbers<float>(c.Weights.Size, i => Math.Cos(i)), Numbers<float>(c.Y.Size, i => Math.Sin(i + 0.3)));
        var (toY, toX) = (Run<float>(c, c.Y.Size, x, w, ToWindows), Run<float>(c, c.X.Size, y, w, ToPlanes));
        var one = c with { Examples = 1 };
        for (var n = 0; n < c.Examples; n++)
        {
            Assert.Equal(toY[(n * one.Y.Size)..((n + 1) * one.Y.Size)], Run<float>(one, one.Y.Size, x[(n * one.X.Size)..((n + 1) * one.X.Size)], w, ToWindows));
            Assert.Equal(toX[(n * one.X.Size)..((n + 1) * one.X.Size)], Run<float>(one, one.X.Size, y[(n * one.Y.Size)..((n + 1) * one.Y.Size)], w, ToPlanes));
        }
    });

    private static void ToWindows<T>(Correlation of, ReadOnlySpan<T> x, ReadOnlySpan<T> w, Span<T> y) where T : unmanaged, INumberBase<T> => of.ToWindows(x, w, y);

    private static void ToPlanes<T>(Correlation of, ReadOnlySpan<T> y, ReadOnlySpan<T> w, Span<T> x) where T : unmanaged, INumberBase<T> => of.ToPlanes(y, w, x);

    private static void ToWeights<T>(Correlation of, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> w) where T : unmanaged, INumberBase<T> => of.ToWeights(x, y, w);

    private static void Exact<T>(Case c, Product<T> toWindows, Product<T> toPlanes, Product<T> toWeights) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (x, w, y) = (Numbers<T>(c.X.Size, i => (i * 7 % 11) - 5), Numbers<T>(c.Weights.Size, i => (i * 5 % 9) - 4), Numbers<T>(c.Y.Size, i => (i * 3 % 7) - 3));
        var (sumX, sumW, sumY) = (new double[x.Length], new double[w.Length], new double[y.Length]);
        c.Each((i, k, t) =>
        {
            sumX[i] += double.CreateChecked(w[k] * y[t]);
            sumW[k] += double.CreateChecked(x[i] * y[t]);
            sumY[t] += double.CreateChecked(x[i] * w[k]);
        });
        Assert.Equal(sumY, Run(c, y.Length, x, w, toWindows).Select(double.CreateChecked));
        Assert.Equal(sumX, Run(c, x.Length, y, w, toPlanes).Select(double.CreateChecked));
        Assert.Equal(sumW, Run(c, w.Length, x, y, toWeights).Select(double.CreateChecked));
    }

    /// <summary>What a product writes, in memory full of NaN: what is not written is seen, and so is what is written beside it.</summary>
    private static T[] Run<T>(Case c, int size, T[] a, T[] b, Product<T> product) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var memory = Numbers<T>(size + (2 * Guard), _ => double.NaN);
        using var correlation = c.Of<T>();
        product(correlation, a, b, memory.AsSpan(Guard, size));
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

        public Correlation Of<T>() => Correlation.Of<T>(
            X, Weights, Y, Axes.Select(a => a.Stride).ToArray(), Axes.Select(a => a.Padding).ToArray(), Axes.Select(a => a.Dilation).ToArray(), Groups);

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
