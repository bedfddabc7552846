using System.Reflection;
using Functional.Nn.Ops;
using Xunit;

namespace Functional.Nn.Properties;

/// <summary>Numbers that make no sense are told where they are written, and not where a network answers NaN.</summary>
public sealed class FiniteArgumentTests
{
    /// <summary>What may be NaN as any element may, and what a parameter looks into itself.</summary>
    private static readonly string[] Free = ["PadOp.Value", "PadLayer.Value", "StateOp.Start", "ConstantInitializer.Value", "NormalInitializer.Mean"];

    public static TheoryData<string> Numbers => [.. from type in typeof(ReluOp).Assembly.GetTypes()
                                                    where !type.IsAbstract && new[] { typeof(Op), typeof(Layer), typeof(Initializer), typeof(Loss) }.Any(type.IsSubclassOf)
                                                    from parameter in Term.ConstructorOf(type)?.GetParameters() ?? []
                                                    where parameter.ParameterType == typeof(double) && !Free.Contains($"{type.Name}.{parameter.Name}")
                                                    select $"{type.Name}.{parameter.Name}"];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void An_argument_that_is_a_number_has_limits_which_nan_is_outside_of(string argument) =>
        Assert.True(Limits.Broken(Parameter(argument), double.NaN).IsSome);

    [Fact]
    public void Arguments_of_ops_know_no_negative_zero()
    {
        var x = Expr.Var("x", Shape.Of(1));
        var env = Env.Of(("x", Tensor.Vector(1.0)));
        Expr[] zeros = [1.0 / Functions.Pad(x, 0, 1, 0, 0.0), 1.0 / Functions.Pad(x, 0, 1, 0, -0.0), 1.0 / new ThresholdOp(1, 0).Apply(x), 1.0 / new ThresholdOp(1, -0.0).Apply(x)];
        Assert.All(zeros.Zip(Graph.Of(zeros).Evaluate<double>(env).OrThrow(), (alone, together) => (alone, together)), zero => Assert.Equal(zero.alone.Evaluate<double>(env).OrThrow(), zero.together));
        Assert.Equal(Tensor.Vector(double.PositiveInfinity, 1), zeros[1].Evaluate<double>(env).OrThrow());
    }

    private static ParameterInfo Parameter(string argument) =>
        Term.ConstructorOf(typeof(ReluOp).Assembly.GetTypes().Single(type => type.Name == argument.Split('.')[0]))!.GetParameters().Single(p => p.Name == argument.Split('.')[1]);
}
