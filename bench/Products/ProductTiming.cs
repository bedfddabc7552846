using System.Collections.Immutable;
using System.Numerics;
using Functional.Nn.Ops.Kernels;

namespace Functional.Nn.Bench;

/// <summary>The speed of one product, beside OpenBLAS where that is installed.</summary>
/// <param name="Name">Type, form and shape m x n x k.</param>
/// <param name="Gflops">10⁹ operations in a second.</param>
/// <param name="OpenblasGflops">Those of OpenBLAS.</param>
/// <param name="Ratio">Our speed by theirs, the median of turns.</param>
/// <param name="OpenblasKernels">The processor that its kernels are for.</param>
internal sealed record ProductTiming(string Name, double Gflops, double? OpenblasGflops, double? Ratio, string? OpenblasKernels)
{
    private static readonly Lazy<OpenBlas?> Installed = new(OpenBlas.Find);

    /// <summary>The products by name, in single and double precision, and how each is timed.</summary>
    public static ImmutableArray<(string Name, Func<TimeSpan, ProductTiming> Timed)> All { get; } =
    [
        .. from shape in ProductShape.All
           from both in (ValueTuple<string, Func<TimeSpan, ProductTiming>>[])
           [
               ($"gemm_f32_{shape}", time => Of<float>($"gemm_f32_{shape}", shape, time, blas => (a, b, c) => blas.Multiply(shape, a, b, c))),
               ($"gemm_f64_{shape}", time => Of<double>($"gemm_f64_{shape}", shape, time, blas => (a, b, c) => blas.Multiply(shape, a, b, c))),
           ]
           select both,
    ];

    private static ProductTiming Of<T>(string name, ProductShape shape, TimeSpan time, Func<OpenBlas, Action<T[], T[], T[]>> theirs) where T : unmanaged, INumberBase<T>
    {
        var (a, b, c) = (Numbers<T>(shape.M * shape.K), Numbers<T>(shape.K * shape.N), new T[shape.M * shape.N]);
        var multiply = Installed.Value is { } openBlas ? theirs(openBlas) : null;
        var duel = Duel.Of(
            () => MatrixProduct.Compute<T>(a, shape.TransposeLeft, b, shape.TransposeRight, c, shape.M, shape.N, shape.K),
            multiply is null ? null : () => multiply(a, b, c),
            time);
        return new(name, Speed(duel.Ours), duel.Theirs is { } seconds ? Speed(seconds) : null, duel.Ratio is { } ratio ? Math.Round(1 / ratio, 3) : null, Installed.Value?.Kernels);

        double Speed(double seconds) => Math.Round(shape.Flops / seconds / 1e9, 2);
    }

    private static T[] Numbers<T>(int count) where T : INumberBase<T> => [.. Enumerable.Range(0, count).Select(i => T.CreateSaturating(Math.Sin(i)))];
}
