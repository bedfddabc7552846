using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Running;

namespace Functional.Nn.Bench;

/// <summary>What BenchmarkDotNet times, in this process: it is built and set up as all else is.</summary>
internal static class MicroBenchmarks
{
    /// <summary>Runs them with arguments of BenchmarkDotNet: <c>--filter</c>, <c>--job short</c>...</summary>
    public static int Run(IEnumerable<string> arguments)
    {
        var config = DefaultConfig.Instance
            .AddDiagnoser(MemoryDiagnoser.Default)
            .WithArtifactsPath(Path.Combine(AppContext.BaseDirectory, "micro"));
        var switcher = BenchmarkSwitcher.FromTypes([typeof(StepBenchmarks), typeof(ProductBenchmarks), typeof(ElementwiseBenchmarks)]);
        return switcher.Run([.. arguments, "--inProcess"], config).ToArray() is [_, ..] summaries && summaries.All(summary => !summary.HasCriticalValidationErrors) ? 0 : 1;
    }
}
