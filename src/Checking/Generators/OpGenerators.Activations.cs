using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops;
using static Functional.Nn.Checking.Elements;
using static Functional.Nn.Checking.OpCases;
using Gen = FsCheck.Fluent.Gen;

namespace Functional.Nn.Checking;

/// <content>The family of activations.</content>
public static partial class OpGenerators
{
    private static IEnumerable<(Type Op, Gen<OpCase> Cases)> Activations =>
    [
        (typeof(ReluOp), Unary(Always(new ReluOp()), Grid).KinkWhere(x => x[0] == 0)),
        (typeof(LeakyReluOp), Unary(Gen.Elements(0.01, 0.25, 1, -0.5).Select(slope => (Op)new LeakyReluOp(slope)), Grid).KinkWhere(x => x[0] == 0)),
        (typeof(EluOp), Unary(Gen.Elements(1, 0.5, 1.75, -0.5).Select(alpha => (Op)new EluOp(alpha)), Grid).KinkWhere(x => x[0] == 0)),
        (typeof(Relu6Op), Unary(Always(new Relu6Op()), Grid.Select(x => 3 + (2 * x))).KinkWhere(x => x[0] is 0 or 6)),
        (typeof(HardTanhOp), Unary(Gen.Elements((-1.0, 1.0), (-2, 0.5), (0, 1.5)).Select(c => (Op)new HardTanhOp(c.Item1, c.Item2)), Grid).KinkWhere(x => x[0] is -2 or -1 or 0 or 0.5 or 1 or 1.5)),
        (typeof(PiecewiseLinearOp), Unary(Always(new PiecewiseLinearOp()), Grid).KinkWhere(x => Math.Abs(x[0]) == 0.5)),
        (typeof(BinaryStepOp), Unary(Gen.Elements(0.0, 0.5, 1).Select(zero => (Op)new BinaryStepOp(zero)), Grid).JumpWhere(x => x[0] == 0)),
        (typeof(SeluOp), Unary(Always(new SeluOp()), Grid).KinkWhere(x => x[0] == 0)),
        (typeof(CeluOp), Unary(Gen.Elements(1, 0.5, 1.75).Select(alpha => (Op)new CeluOp(alpha)), Grid).KinkWhere(x => x[0] == 0)),
        (typeof(SoftplusOp), Unary(Gen.Elements((1.0, double.PositiveInfinity), (0.5, double.PositiveInfinity), (2, 1.25)).Select(c => (Op)new SoftplusOp(c.Item1, c.Item2)), Grid)),
        (typeof(HardSigmoidOp), Unary(Always(new HardSigmoidOp()), Grid.Select(x => 2 * x)).KinkWhere(x => Math.Abs(x[0]) == 3)),
        (typeof(HardSwishOp), Unary(Always(new HardSwishOp()), Grid.Select(x => 2 * x)).KinkWhere(x => Math.Abs(x[0]) == 3)),
        (typeof(HardShrinkOp), Gen.Elements(Between, Grid).SelectMany(elements => Unary(Gen.Elements(0.5, 1).Select(limit => (Op)new HardShrinkOp(limit)), elements)).JumpWhere(x => Math.Abs(x[0]) is 0.5 or 1)),
        (typeof(SoftShrinkOp), Unary(Gen.Elements(0.5, 1).Select(limit => (Op)new SoftShrinkOp(limit)), Grid).KinkWhere(x => Math.Abs(x[0]) is 0.5 or 1)),
        (typeof(SoftsignOp), Unary(Always(new SoftsignOp()), Grid).KinkWhere(x => x[0] == 0)),
        (typeof(ThresholdOp), Gen.Elements(Between, Grid).SelectMany(elements => Unary(Gen.Elements((0.5, -2.0), (-1, 20)).Select(c => (Op)new ThresholdOp(c.Item1, c.Item2)), elements)).JumpWhere(x => x[0] is 0.5 or -1)),
    ];
}
