using BenchmarkDotNet.Attributes;

namespace Functional.Nn.Bench;

/// <summary>Elementwise ops in cache.</summary>
public class ElementwiseBenchmarks
{
    private Action run = () => { };

    public static IEnumerable<string> Ops => ElementwiseOp.All.Select(timed => timed.Op.Name);

    [ParamsSource(nameof(Ops))]
    public string Name { get; set; } = "";

    [GlobalSetup]
    public void Start() => run = ElementwiseOp.All.Single(timed => timed.Op.Name == Name).Runs().Ours;

    [Benchmark(OperationsPerInvoke = ElementwiseOp.Count)]
    public void Compute() => run();
}
