using System.Collections.Immutable;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;
using Xunit;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Properties;

/// <summary>Formulas that hold for the arguments that a test has, and for no others.</summary>
public sealed class FormulaAndConfigurationTests
{
    private static readonly Type[] Types = [.. OpGenerators.Ops(typeof(Op).Assembly, typeof(ReluOp).Assembly)];

    /// <summary>Leaves, whose arguments are names and values.</summary>
    private static readonly Type[] Leaves = [typeof(VarOp), typeof(ParamOp), typeof(FrozenOp), typeof(StateOp), typeof(ConstantOp), typeof(ExtentOp)];

    public static TheoryData<string, string> Arguments => [.. from op in Types
                                                              where !Leaves.Contains(op)
                                                              from argument in Term.ConstructorOf(op)!.GetParameters()
                                                              select (op.Name, argument.Name!)];

    /// <summary>PyTorch 47671: the sign of the result tells that of x, unless α is below 0.</summary>
    [Fact]
    public void The_slope_of_an_elu_was_taken_from_its_result()
    {
        Battery.Notices<EluOp>(op => new SlopeFromResultOp(op), "agrees with differences");
        var x = Input("x", [2]);
        Assert.Equal([-0.5 * Math.Exp(-1), 1], Battery.At(Tensor.Vector(-1.0, 2), Sum(x | Elu(-0.5)).Gradient(x)));
    }

    /// <summary>candle PR 2337.</summary>
    [Fact]
    public void Stride_and_dilation_of_a_convolution_were_exchanged_on_the_way_back()
    {
        Battery.Notices<ConvOp>(op => new ExchangesStrideAndDilationOp(op), "the pullback");
        Battery.Notices<ConvTransposeOp>(op => new ExchangesStrideAndDilationOp(op), "the pullback");
    }

    /// <summary>AiDotNet.Tensors PR 80.</summary>
    [Fact]
    public void What_was_upsampled_went_back_by_other_weights()
    {
        Battery.Notices<ResampleOp>(op => new ForgetsCornersOp(op), "agrees with differences");
        var x = Input("x", [1, 1, 3]);
        Assert.All((Expr[])[UpsampleLinear(x, [5]), UpsampleLinear(x, [7], alignCorners: true), UpsampleNearest(x, [7]), UpsampleNearest(x, [2])], y => Battery.AgreesWithDifferences(y, Points.Draw(Graph.Of(x), 1)));
    }

    /// <summary>AiDotNet.Tensors PR 103: the fast path bypassed the tape.</summary>
    [Fact]
    public void A_path_for_special_arguments_sent_nothing_back() => Battery.Notices<MatmulOp>(op => new ForgetsTransposedOp(op), "agrees with differences");

    [Theory]
    [MemberData(nameof(Arguments))]
    public void Cases_have_several_values_of_every_argument(string op, string argument)
    {
        var cases = OpGenerators.Of(Types.Single(type => type.Name == op)).Match(cases => cases.Sample(200, new Rnd(42), 50), () => []);
        var values = cases.Select(c => Term.Of(c.Op).Arguments.Single(a => a.Parameter.Name == argument)).Select(a => (a.Value, a.Parameter)).Distinct().ToArray();
        Assert.True(values.Length > 1, $"{argument} of {op} is always {Term.Format(values[0].Value)}");
    }
}

/// <summary>1 where the result is above 0, else y + α.</summary>
public sealed record SlopeFromResultOp(Op Right) : PlantedOp(Right)
{
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [Where(Greater(at.Result, 0), at.Adjoint, at.Adjoint * (at.Result + ((EluOp)Right).Alpha))];
}

public sealed record ExchangesStrideAndDilationOp(Op Right) : PlantedOp(Right)
{
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => Right switch
    {
        ConvOp conv => (conv with { Stride = conv.Dilation, Dilation = conv.Stride }).Pullback(at),
        ConvTransposeOp conv => (conv with { Stride = conv.Dilation, Dilation = conv.Stride }).Pullback(at),
        _ => Right.Pullback(at),
    };
}

public sealed record ForgetsCornersOp(Op Right) : PlantedOp(Right)
{
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => Right is ResampleOp { Sampling: LinearSampling { AlignCorners: true } linear } resample
        ? (resample with { Sampling = linear with { AlignCorners = false } }).Pullback(at)
        : Right.Pullback(at);
}

public sealed record ForgetsTransposedOp(Op Right) : PlantedOp(Right)
{
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => Right is MatmulOp { TransposeLeft: true, TransposeRight: true } ? [Option<Expr>.None, Option<Expr>.None] : Right.Pullback(at);
}
