using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Functional.Nn.Properties;

/// <summary>What holds of whole networks. One that fails shrinks to the smallest, and is told as a program.</summary>
public sealed class NetworkTests
{
    internal static readonly GradientOptions Quick = new() { Elements = 6, Directions = 2 };

    [Property(MaxTest = 80, EndSize = 30)]
    public Property Gradients_in_input_and_parameters_agree_with_differences() => Prop.ForAll(NetworkGenerators.Cases(), Agrees);

    [Property(MaxTest = 20, EndSize = 30)]
    public Property Gradients_of_predictions_agree_with_differences() => Prop.ForAll(NetworkGenerators.Cases(), network =>
        NetworkLaws.PredictionGradients(network, Quick).OrThrow() is { Refuted: true } report ? Told($"{report}", CSharp.Program(network)) : true.ToProperty());

    [Property(MaxTest = 20, EndSize = 12)]
    public Property Forward_over_reverse_is_reverse_over_forward_and_Hessians_are_symmetric() => Prop.ForAll(NetworkGenerators.Cases(), IsSymmetric);

    [Fact]
    public void A_slope_that_is_no_number_is_the_worst_of_all_and_never_excused_by_what_is_beside()
    {
        var x = Expr.Var("x", Shape.Of(2));
        var report = GradientCheck.Run(new HoledSlopeOp(3).Apply(x), Env.Of(("x", Tensor.Vector(0.0, 1))), 7).OrThrow();
        Assert.Equal(double.NaN, report.Worst.Bind(row => row.Worst).Match(worst => worst.Analytic, () => 0));
        var network = new NetworkCase(new OpLayer(new HoledSlopeOp()), new(Shape.Of(1)), null, IsTraining: false, Env.Of(("x", Tensor.Of<double>([1, 1], 0))), 7);
        Assert.True(NetworkLaws.Gradients(network, Quick).OrThrow().Refuted);
    }

    internal static Property Agrees(NetworkCase network) => NetworkLaws.Gradients(network, Quick).OrThrow() is { Refuted: true } report ? Told($"{report}", CSharp.Program(network)) : true.ToProperty();

    internal static Property IsSymmetric(NetworkCase network) => NetworkLaws.SecondOrder(network) is [var finding, ..] ? Told($"{finding.Expected}, not {finding.Found}", CSharp.ProgramOfSlopes(network)) : true.ToProperty();

    /// <summary>A failure: what is wrong, and the program that shows it.</summary>
    private static Property Told(string what, string program) => false.Label($"{what}\n\n{program}");
}
