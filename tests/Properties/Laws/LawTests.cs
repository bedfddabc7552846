using Functional.Nn.Checking;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class LawTests
{
    public static TheoryData<Op, string> Broken => new()
    {
        { new LeavesHolesOp(), "Compute writes every element" },
        { new AccumulatesOp(), "Compute writes every element" },
        { new WritesInputOp(), "none of its inputs" },
        { new ComputesInFloatOp(), "the pullback agrees with differences" },
        { new DiffersInFloatOp(), "float agrees with double" },
        { new InferThrowsOp(), "Infer answers an error" },
        { new TakesNothingOp(), "Infer answers an error" },
        { new KnownBatchOp(), "with a symbolic extent" },
        { new ArrayAttributeOp([1, 2]), "ops of equal attributes are equal" },
        { new HiddenAttributeOp(), "attributes are arguments of the primary constructor" },
        { new SloppyEqualityOp(1), "ops of different attributes are different" },
        { new ForgetsInputOp(), "an adjoint of the right shape" },
        { new WrongShapeOp(), "an adjoint of the right shape" },
        { new AffineOp(), "linear in the cotangent" },
        { new ClippedOp(), "linear in the cotangent" },
        { new SlightlyWrongOp(), "the pullback agrees with differences" },
        { new FlatSlopeOp(), "the pullback of the pullback agrees with differences" },
        { new UnsharedProductOp(), "the pullback sums over all uses of an input" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_law_is_named(Op op, string law) => Assert.Contains(law, OpLaws.Check(Cases(op)).ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_right_op_keeps_every_law() => Assert.Equal("Every law holds in 100 cases.", OpLaws.Check(Cases(new RightOp())).ToString());

    [Fact]
    public void A_slope_at_a_kink_lies_between_those_on_both_sides() => Assert.Contains(
        "the pullback agrees with differences",
        OpLaws.Check(OpCases.Unary(OpCases.Always(new SteepAtZeroOp()), Elements.Grid).KinkWhere(x => x[0] == 0)).ToString(),
        StringComparison.Ordinal);

    [Fact]
    public void A_kink_that_was_not_declared_is_noticed() =>
        Assert.False(OpLaws.Check(OpCases.Unary(OpCases.Always(new Ops.ReluOp()), Gen.Constant(0.0))).Passed);

    [Theory]
    [InlineData(typeof(BroadcastToOp), Mutation.NotSummed)]
    [InlineData(typeof(Ops.MatmulOp), Mutation.NotSummed)]
    [InlineData(typeof(Ops.MatmulOp), Mutation.Swapped)]
    [InlineData(typeof(Ops.MultiplyOp), Mutation.Swapped)]
    [InlineData(typeof(Ops.SubtractOp), Mutation.Swapped)]
    [InlineData(typeof(Ops.MaximumOp), Mutation.Swapped)]
    [InlineData(typeof(Ops.ReluOp), Mutation.Ignored)]
    [InlineData(typeof(Ops.SoftmaxOp), Mutation.Squared)]
    [InlineData(typeof(Ops.WhereOp), Mutation.FirstDropped)]
    [InlineData(typeof(Ops.ConcatOp), Mutation.LastDropped)]
    [InlineData(typeof(Ops.TransposeOp), Mutation.Negated)]
    [InlineData(typeof(Ops.DropoutOp), Mutation.Doubled)]
    public void A_mutant_is_noticed(Type op, Mutation mutation) => Assert.False(
        OpLaws.Check(OpGenerators.Of(op).IfNone(() => throw new InvalidOperationException("no generator")).Select(c => c with { Op = new MutantOp(c.Op, mutation) })).Passed);

    [Fact]
    public void A_failure_tells_op_case_law_and_both_values()
    {
        var failure = OpLaws.Check(OpCase.Of(new MutantOp(new Ops.LeakyReluOp(0.5), Mutation.Doubled), Tensor.Of<double>([1, 2], -1, 3))).First();
        Assert.Equal("the pullback agrees with differences", failure.Law);
        Assert.StartsWith(
            "mutant breaks the law: the pullback agrees with differences\n"
            + "  op       mutant (leaky-relu slope=0.5) doubled\n"
            + "  case     new OpCase(new MutantOp(new LeakyReluOp(0.5), Mutation.Doubled), [Tensor.Of<double>([1, 2], -1, 3)])\n"
            + "  expected ",
            failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_failing_case_shrinks_to_one_element()
    {
        var failing = OpCase.Of(new MutantOp(new Ops.MultiplyOp(), Mutation.Negated), Tensor.Fill([2, 3], 1.5), Tensor.Fill([2, 3], 2.5));
        var smallest = Smallest(failing);
        Assert.Equal([Tensor.Fill([1, 1], 1.5), Tensor.Fill([1, 1], 2.5)], smallest.Inputs);

        static OpCase Smallest(OpCase failing) => Shrinkers.Case(failing).FirstOrDefault(c => !OpLaws.Check(c).IsEmpty) is { } smaller ? Smallest(smaller) : failing;
    }

    [Fact]
    public void An_op_without_generator_is_told_of() =>
        Assert.Contains("DivModOp", Assert.Throws<ArgumentException>(OpLaws.Of<DivModOp>).Message, StringComparison.Ordinal);

    private static Gen<OpCase> Cases(Op op) => op is UnsharedProductOp
        ? OpCases.Elementwise(OpCases.Always(op), Elements.Signed, Elements.Signed)
        : OpCases.Unary(OpCases.Always(op), Elements.Signed);
}
