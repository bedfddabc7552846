using System.Collections.Immutable;

namespace Functional.Nn.Bench;

/// <summary>The shape of a product <c>[m, k] [k, n]</c>, and which factor stands transposed in memory.</summary>
/// <param name="M">Rows of the result.</param>
/// <param name="N">Columns of the result.</param>
/// <param name="K">Products that each element sums.</param>
/// <param name="Form">NN, TN (the left one is transposed) or NT (the right one).</param>
internal sealed record ProductShape(int M, int N, int K, string Form = "NN")
{
    /// <summary>The products of the training steps, forward and back, and squares.</summary>
    public static ImmutableArray<ProductShape> All { get; } =
    [
        new(128, 128, 784), new(784, 128, 128, "TN"), new(128, 784, 128, "NT"),
        new(32, 128, 784), new(784, 128, 32, "TN"),
        new(512, 128, 784), new(784, 128, 512, "TN"),
        new(128, 512, 784), new(128, 512, 512), new(784, 512, 128, "TN"),
        new(128, 10, 128), new(128, 128, 10, "NT"), new(128, 10, 128, "TN"), new(512, 10, 128),
        new(64, 10, 784), new(784, 10, 64, "TN"),
        new(512, 192, 64), new(512, 64, 128), new(512, 128, 64),
        new(64, 256, 64), new(64, 256, 64, "NT"), new(64, 256, 28), new(1792, 256, 28, "NT"), new(256, 28, 1792, "TN"), new(256, 64, 1792, "TN"),
        new(1, 128, 784), new(1, 10, 128),
        .. from extent in (int[])[64, 256, 512, 1024]
           from form in (string[])["NN", "TN", "NT"]
           select new ProductShape(extent, extent, extent, form),
    ];

    public bool TransposeLeft => Form[0] is 'T';

    public bool TransposeRight => Form[1] is 'T';

    public double Flops => 2.0 * M * N * K;

    public override string ToString() => $"{Form}_{M}x{N}x{K}";
}
