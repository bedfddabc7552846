using System.Collections.Immutable;
using System.Diagnostics;
using Functional.Nn.Ops;
using Functional.Nn.Training;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Bench;

/// <summary>What it takes until a training step is ready to run often, once warm.</summary>
/// <param name="Name">The case.</param>
/// <param name="Nodes">The nodes of the step's graph.</param>
/// <param name="GraphMs">From recipe and model to that graph, gradients and optimiser in it.</param>
/// <param name="CompileMs">From the graph to a program and its plan: the first step without what a later one takes.</param>
/// <param name="GraphBytes">What the graph allocated.</param>
/// <param name="CompileBytes">What program and plan allocated, the memory of the values in it.</param>
internal sealed record CompileTiming(string Name, int Nodes, double GraphMs, double CompileMs, double GraphBytes, double CompileBytes)
{
    private static readonly Recipe Recipe = new(Losses.MeanSquaredError);
    private static readonly Dataset Data = Examples.ExclusiveOr();

    /// <summary>About how many nodes there are to be.</summary>
    public static ImmutableArray<int> Sizes { get; } = [100, 1_000, 10_000];

    /// <summary>The medians of some repetitions, for a chain of small layers with about this many nodes.</summary>
    public static CompileTiming Of(int size, TimeSpan time)
    {
        var (least, each) = (NodesOf(Chain(0)), (NodesOf(Chain(20)) - NodesOf(Chain(10))) / 10.0);
        var model = Chain(Math.Max(0, (int)Math.Round((size - least) / each)));
        var found = ImmutableArray.CreateBuilder<(double GraphMs, double GraphBytes, double CompileMs, double CompileBytes)>();
        for (var start = Stopwatch.GetTimestamp(); found.Count < 5 || Stopwatch.GetElapsedTime(start) < time;)
            found.Add(Once(model));
        return new(
            $"compile_{size}", NodesOf(model),
            Math.Round(Duel.Median(found.Select(f => f.GraphMs)), 3), Math.Round(Duel.Median(found.Select(f => f.CompileMs)), 3),
            Duel.Median(found.Select(f => f.GraphBytes)), Duel.Median(found.Select(f => f.CompileBytes)));
    }

    private static (double GraphMs, double GraphBytes, double CompileMs, double CompileBytes) Once(Model model)
    {
        IStepper? stepper = null;
        var graph = Measured(() => stepper = Steppers.Training(Recipe, model, Data, Workers.Alone));
        var (first, later) = (Measured(() => stepper!.Step()), Enumerable.Range(0, 3).Select(_ => Measured(() => stepper!.Step())).MinBy(step => step.Ms));
        return (graph.Ms, graph.Bytes, first.Ms - later.Ms, first.Bytes - later.Bytes);
    }

    private static (double Ms, double Bytes) Measured(Action action)
    {
        var (bytes, start) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
        action();
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }

    private static Model Chain(int depth) =>
        (Enumerable.Range(0, depth).Aggregate(Layer.Identity, (chain, _) => chain >> Dense(4) >> Tanh) >> Dense(1)).Build(Data.FeatureShape).OrThrow();

    private static int NodesOf(Model model) => Recipe.Compile(model, Data).OrThrow().Graph.Nodes.Length;
}
