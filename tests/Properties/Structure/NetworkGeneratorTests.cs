using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class NetworkGeneratorTests
{
    private static readonly ImmutableArray<NetworkCase> Sample = [.. NetworkGenerators.Any.Sample(600, new Rnd(42), 30)];

    private static readonly ImmutableArray<string[]> Found = [.. Sample.Select(c => KindsOf(c).ToArray())];

    [Fact]
    public void Every_layer_record_occurs_in_networks() =>
        Assert.Empty(LayerGenerators.Records(typeof(Layer).Assembly).Except(Sample.SelectMany(c => Parts(c.Layer)).Select(layer => layer.GetType())));

    [Fact]
    public void Every_loss_record_occurs_in_networks() =>
        Assert.Empty(typeof(Loss).Assembly.GetTypes().Where(t => !t.IsAbstract && typeof(Loss).IsAssignableFrom(t)).Except(Sample.Select(c => c.Loss!.GetType())));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Networks_are_of_all_kinds(string kind, double least) =>
        Assert.InRange(Found.Count(kinds => kinds.Contains(kind)) / (double)Found.Length, least, 1);

    public static TheoryData<string, double> Kinds => new()
    {
        { "training", 0.3 }, { "prediction", 0.3 }, { "batch of 1", 0.1 }, { "batch of more", 0.4 }, { "a random key", 0.03 }, { "running statistics", 0.03 }, { "shared parameters", 0.02 },
        { "branches", 0.1 }, { "zeros", 0.3 }, { "ties", 0.3 }, { "signed", 0.8 }, { "another rank", 0.1 }, { "an index", 0.04 }, { "a sequence through time", 0.03 }, { "5 layers and more", 0.2 },
        { "Mean", 0.2 }, { "Sum", 0.1 }, { "None", 0.1 }, { "BatchMean", 0.1 }, { "classes", 0.1 }, { "weights", 0.1 },
        { "windows folded back", 0.01 }, { "a stride", 0.01 }, { "a transposed stride", 0.01 }, { "groups", 0.01 }, { "another shape", 0.01 },
    };

    [Property(MaxTest = 10)]
    public Property Shrunk_networks_have_a_value_and_are_others() => Prop.ForAll(NetworkGenerators.Cases(), network => Assert.All(
        NetworkGenerators.Shrink(network).Where((_, i) => i % 5 == 0).Take(40),
        smaller => Assert.True(smaller != network && smaller.Objective.Evaluate<double>(smaller.Point).IsSuccess)));

    [Fact]
    public void Differences_can_tell_of_nearly_all_networks()
    {
        var sample = Sample.Take(60).Select(c => NetworkLaws.Gradients(c, NetworkTests.Quick).OrThrow()).ToArray();
        Assert.InRange(sample.Count(report => report.Passed), 57, 60);
    }

    private static IEnumerable<string> KindsOf(NetworkCase c)
    {
        var numbers = c.Point.Where(v => v.Value is Tensor<double>).Select(v => v.Value.To<double>().Span.ToArray()).ToArray();
        var (parts, model) = (Parts(c.Layer).ToArray(), c.Model);
        yield return c.IsTraining ? "training" : "prediction";
        yield return c.Batch == 1 ? "batch of 1" : "batch of more";
        yield return $"{c.Loss!.Reduction}";
        if (c.Point.Find(Place.KeyName).IsSome)
            yield return "a random key";
        if (model.Updates.Count > 0)
            yield return "running statistics";
        if (parts.OfType<SharedLayer>().CountBy(s => s.Name).Any(s => s.Value > 1) || parts.OfType<RepeatLayer>().Any(r => r is { Times: > 1, Body: SharedLayer }))
            yield return "shared parameters";
        if (parts.Any(p => p is ParallelLayer { Branches.Count: > 1 } or ConcatLayer { Branches.Count: > 1 } or ResidualLayer))
            yield return "branches";
        if (numbers.Any(x => x.Contains(0.0)))
            yield return "zeros";
        if (numbers.Any(x => x.Distinct().Count() < x.Length))
            yield return "ties";
        if (numbers.Any(x => x.Any(v => v > 0) && x.Any(v => v < 0)))
            yield return "signed";
        if (model.Output.Shape.Rank != model.Input.Shape.Rank)
            yield return "another rank";
        if (c.Example.Kind is Kind.Index)
            yield return "an index";
        if (Graph.Of(c.Objective).Nodes.Any(n => n.Op is ScanOp))
            yield return "a sequence through time";
        if (parts.Any(p => p is FoldLayer fold && fold.Kernel.Any(k => k > 1)))
            yield return "windows folded back";
        if (parts.Any(p => p is ConvLayer conv && conv.Stride.Any(s => s > 1)))
            yield return "a stride";
        if (parts.Any(p => p is ConvTransposeLayer conv && conv.Stride.Any(s => s > 1)))
            yield return "a transposed stride";
        if (parts.Any(p => p is ConvolutionLayer { Groups: > 1 }))
            yield return "groups";
        if (parts.OfType<ReshapeLayer>().DistinctBy(r => r.Shape).Count() > 1)
            yield return "another shape";
        if (parts.Length >= 6)
            yield return "5 layers and more";
        if (c.Point.Find(NetworkCase.TargetName).Match(Some: y => y.Kind is Kind.Index, None: () => false))
            yield return "classes";
        if (Term.Of(c.Loss).Arguments.Any(a => a.Value is ValueList<double> { Count: > 0 }))
            yield return "weights";
    }

    private static IEnumerable<Layer> Parts(Layer layer) => (layer is ChainLayer chain ? chain.Layers : Term.Of(layer).Arguments
        .SelectMany(a => a.Value is Layer part ? [part] : a.Value is ValueList<Layer> parts ? parts : Enumerable.Empty<Layer>())).SelectMany(Parts).Prepend(layer);
}
