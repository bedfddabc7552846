using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class OpLawsTests(ITestOutputHelper output)
{
    private static readonly Assembly[] Rooms = [typeof(Op).Assembly, typeof(ReluOp).Assembly];

    public static TheoryData<string> Ops => [.. OpGenerators.Ops(Rooms).Select(op => op.Name)];

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
    [MemberData(nameof(Ops))]
    public void What_the_op_prepares_allocates_nothing(string op) => Assert.Equal([],
        from @case in OpGenerators.Of(Named(op)).Match(cases => cases.Sample(12, new Rnd(42), 50), () => [])
        from failure in OpLaws.AllocatesNothing.Check(@case)
        select $"{failure}");

    [Theory]
    [MemberData(nameof(Limited))]
    public void Arguments_outside_of_their_limits_are_an_error_of_applying_the_op(string op)
    {
        var made = Term.ConstructorOf(Named(op))!;
        var @case = OpGenerators.Of(Named(op)).Match(cases => cases.Sample(1, new Rnd(42), 50)[0], () => throw new InvalidOperationException("no generator"));
        var outside = from parameter in made.GetParameters()
                      from value in (object[])[double.NaN, double.PositiveInfinity, -1.0, 1.0, -double.Epsilon, -1, int.MinValue, int.MaxValue]
                      where value.GetType() == parameter.ParameterType && Limits.Broken(parameter, value).IsSome
                      select (parameter, Op: (Op)made.Invoke([.. Term.Of(@case.Op).Arguments.Select(a => a.Parameter.Position == parameter.Position ? value : a.Value)]));
        Assert.NotEmpty(outside);
        Assert.All(outside, o => Assert.Contains(
            $"{Term.Words(o.parameter.Name!)} of {o.Op.Name}",
            Assert.Throws<ShapeException>(() => o.Op.Apply([.. @case.Inputs.Select(Expr.Constant)])).Message,
            StringComparison.Ordinal));
    }

    public static TheoryData<string> Limited =>
        [.. OpGenerators.Ops(Rooms).Where(op => Term.ConstructorOf(op)!.GetParameters().Any(p => p.IsDefined(typeof(RangeAttribute), true))).Select(op => op.Name)];

    private static Property Keeps<TOp>() where TOp : Op => OpLaws.Of<TOp>();

    private static Type Named(string name) => OpGenerators.Ops(Rooms).Single(op => op.Name == name);
}
