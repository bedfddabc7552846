using Functional.Nn.Checking;
using Functional.Nn.Properties.Adapter;
using FsCheck;
using FsCheck.Fluent;

namespace Functional.Nn.Properties;

/// <summary>What holds of whole networks. One that fails shrinks to the smallest, and is told as a program.</summary>
public sealed class NetworkTests
{
    internal static readonly GradientOptions Quick = new() { Elements = 6, Directions = 2 };

    [Property(MaxTest = 100, EndSize = 30)]
    public Property Gradients_in_input_and_parameters_agree_with_differences() => Prop.ForAll(NetworkGenerators.Cases(), Agrees);

    [Property(MaxTest = 30, EndSize = 12)]
    public Property Forward_over_reverse_is_reverse_over_forward_and_Hessians_are_symmetric() => Prop.ForAll(NetworkGenerators.Cases(), network =>
        NetworkLaws.SecondOrder(network) is [var finding, ..] ? false.Label($"{finding.Expected}, not {finding.Found}\n{CSharp.Program(network)}") : true.ToProperty());

    [Property(MaxTest = 30, EndSize = 30)]
    public Property Gradients_of_predictions_agree_with_differences() => Prop.ForAll(NetworkGenerators.Cases(), network =>
        GradientCheck.Run([network.Prediction], network.Point, network.Key, Quick).OrThrow() is { Refuted: true } report && NetworkLaws.Gradients(network with { Loss = null }, Quick).OrThrow().Refuted
            ? false.Label(report.ToTable()) : true.ToProperty());

    /// <summary>The property: what is wrong, and the program that shows it.</summary>
    internal static Property Agrees(NetworkCase network) => NetworkLaws.Gradients(network, Quick).OrThrow() is { Refuted: true } report
        ? false.Label($"{report}\n\n{CSharp.Program(network)}")
        : true.ToProperty();
}
