using System.Reflection;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using FsCheck;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class OpLawsTests(ITestOutputHelper output)
{
    private static readonly Assembly[] Rooms = [typeof(Op).Assembly, typeof(ReluOp).Assembly];

    public static TheoryData<string> Ops => [.. OpGenerators.Ops(Rooms).Select(op => op.Name)];

    public static TheoryData<string> Differentiable => [.. OpGenerators.Ops(Rooms).Where(op => !typeof(VarOp).IsAssignableFrom(op) && op != typeof(ConstantOp) && op != typeof(ExtentOp)).Select(op => op.Name)];

    [Fact]
    public void Every_op_has_a_generator() => Assert.Empty(OpGenerators.Missing(Rooms));

    [Theory]
    [MemberData(nameof(Ops))]
    public void The_op_keeps_every_law(string op) => PropertyCheck.Run(
        typeof(OpLawsTests).GetMethod(nameof(Keeps), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(Named(op)),
        null,
        new PropertySettings { MaxTest = 100 }.In(Environment.GetEnvironmentVariable),
        output.WriteLine,
        TestContext.Current.CancellationToken);

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void The_laws_notice_every_mutation_of_the_pullback(string op) =>
        Assert.Empty(OpGenerators.Of(Named(op)).Match(cases => MutationGate.Survivors(cases), () => []));

    private static Property Keeps<TOp>() where TOp : Op => OpLaws.Of<TOp>();

    private static Type Named(string name) => OpGenerators.Ops(Rooms).Single(op => op.Name == name);
}
