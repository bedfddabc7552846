using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Xunit;

namespace Functional.Nn.Properties;

/// <summary>Networks as programs.</summary>
public sealed class ProgramTests
{
    [Property(MaxTest = 3, EndSize = 30)]
    public Property Layers_written_in_CSharp_are_those_layers() => Prop.ForAll(Arb.From(Gen.OneOf(LayerGenerators.Fitting.Select(@case => @case.Layer), LayerGenerators.Any).ArrayOf(150)), layers =>
        Assert.Equal(
            string.Concat(layers.Select(layer => $"{layer}\n")),
            CompiledProgram.Run($"using Functional.Nn;\nusing Functional.Nn.Ops;\n{string.Concat(layers.Select(layer => $"Console.WriteLine($\"{{({CSharp.Of(layer)})}}\");\n"))}")));

    [Property(MaxTest = 15, EndSize = 30)]
    public Property Programs_of_networks_compile_without_warnings() => Prop.ForAll(NetworkGenerators.Cases(), network =>
    {
        var program = network.IsTraining ? CSharp.Program(network) : CSharp.ProgramOfSlopes(network);
        return (CompiledProgram.Mistakes(program).ToArray() is []).Label($"{string.Join('\n', CompiledProgram.Mistakes(program))}\n{program}");
    });

    [Property(MaxTest = 3, EndSize = 20)]
    public Property Programs_write_what_the_check_of_the_network_finds() => Prop.ForAll(NetworkGenerators.Cases(), network =>
    {
        var report = GradientCheck.Run([network.Objective], network.Point, network.Key, new() { Variables = network.Variables.Items }).OrThrow();
        Assert.Equal(report.ToTable() + "\n", CompiledProgram.Run(CSharp.Program(network)));
    });

    [Fact]
    public void The_program_of_a_wrong_slope_of_a_slope_writes_that_it_differs()
    {
        var network = new NetworkCase(new LopsidedScaleLayer(), new(Shape.Of(1)), null, IsTraining: false, Env.Of(("x", Tensor.Of<double>([1, 1], 0)), ("lopsided-scale1.scale", Tensor.Of<double>([1], 0))), 0);
        Assert.DoesNotContain("differs", CompiledProgram.Run(CSharp.Program(network)), StringComparison.Ordinal);
        Assert.Contains("differs", CompiledProgram.Run(CSharp.ProgramOfSlopes(network)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_names_what_is_not_there_does_not_compile() =>
        Assert.Contains(CompiledProgram.Mistakes("System.Console.WriteLine(new Functional.Nn.Ops.NoLayer());"), mistake => mistake.Contains("CS0234", StringComparison.Ordinal));

    [Fact]
    public void Heads_losses_and_modes_are_told()
    {
        var program = CSharp.Program(new(
            Layers.Dense(2) >> Layers.Dropout(), new(Shape.Of(1)), new ProbabilityBinaryCrossEntropyLoss(), IsTraining: true,
            Env.Of(("x", Tensor.Of<double>([1, 1], 1)), ("y", Tensor.Of<double>([1, 2], 0, 1)), ("key", Tensor.Vector(1, 2)), ("dense1.weight", Tensor.Of<double>([1, 2], 1, -1)), ("dense1.bias", Tensor.Of<double>([2], 0, 0.5))), 7));
        Assert.Equal("""
            using System;
            using Functional.Nn;
            using Functional.Nn.Checking;
            using Functional.Nn.Ops;
            using static Functional.Nn.Ops.Functions;

            var model = (new DenseLayer(2, true, null, null) >> new DropoutLayer(0.5)).Build(new TensorType([1])).OrThrow();
            var loss = new ProbabilityBinaryCrossEntropyLoss([], Reduction.Mean).Of(model.Output | new OpLayer(new SigmoidOp()), Input("y", new TensorType([Dim.Batch, 2])));
            var point = Env.Of(
                ("dense1.bias", Tensor.Of<double>([2], 0, 0.5)),
                ("dense1.weight", Tensor.Of<double>([1, 2], 1, -1)),
                ("key", Tensor.Of<int>([2], 1, 2)),
                ("x", Tensor.Of<double>([1, 1], 1)),
                ("y", Tensor.Of<double>([1, 2], 0, 1)));
            Console.WriteLine(GradientCheck.Run([loss], point, new Key(0, 7), new() { Variables = ["x", "dense1.weight", "dense1.bias"] }).OrThrow().ToTable());

            """, program);
    }
}
