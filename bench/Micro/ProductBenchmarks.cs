using BenchmarkDotNet.Attributes;
using Functional.Nn.Ops.Kernels;

namespace Functional.Nn.Bench;

/// <summary>Products of matrices.</summary>
public class ProductBenchmarks
{
    private ProductShape shape = ProductShape.All[0];
    private float[] a = [], b = [], c = [];

    public static IEnumerable<string> Shapes => ProductShape.All.Select(s => $"{s}");

    [ParamsSource(nameof(Shapes))]
    public string Shape { get; set; } = "";

    [GlobalSetup]
    public void Start()
    {
        shape = ProductShape.All.Single(s => $"{s}" == Shape);
        (a, b, c) = (new float[shape.M * shape.K], new float[shape.K * shape.N], new float[shape.M * shape.N]);
        a.AsSpan().Fill(1);
        b.AsSpan().Fill(1);
    }

    [Benchmark]
    public void Multiply() => MatrixProduct.Compute<float>(a, shape.TransposeLeft, b, shape.TransposeRight, c, shape.M, shape.N, shape.K);
}
