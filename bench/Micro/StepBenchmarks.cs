using BenchmarkDotNet.Attributes;

namespace Functional.Nn.Bench;

/// <summary>Steps of the cases.</summary>
public class StepBenchmarks
{
    private IStepper? stepper;

    public static IEnumerable<string> Cases => Case.All.Select(c => c.Name);

    [ParamsSource(nameof(Cases))]
    public string Name { get; set; } = "";

    [GlobalSetup]
    public void Start() => stepper = Case.All.Single(c => c.Name == Name).Start(1);

    [Benchmark]
    public double Step() => stepper!.Step();
}
