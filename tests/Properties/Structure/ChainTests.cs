using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Xunit;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

/// <summary>Elementwise kernels as one loop have the bits of the kernels one after the other.</summary>
[Properties(Arbitrary = [typeof(ExprGenerators)])]
public sealed class ChainTests
{
    private static readonly Workers Chaining = new(1, worthSharing: 0);

    private static readonly Workers OneByOne = new(1, worthSharing: double.PositiveInfinity);

    [Property(MaxTest = 60)]
    public void Expressions_have_the_same_bits(ExprCase @case)
    {
        var graph = Graph.Of([@case.Expr, .. Sum(@case.Expr).Gradient([.. @case.Variables])]);
        Same<double>(graph, @case.Env);
        Same<float>(graph, @case.Env.To<float>());
    }

    [Property(MaxTest = 40)]
    public Property Of_any_length_with_numbers_rows_and_columns_broadcast() => Prop.ForAll(
        (from rows in Gen.Choose(0, 70) from columns in Gen.Choose(1, 70) from key in TensorGenerators.Keys select (rows, columns, key)).ToArbitrary(), at =>
    {
        Expr x = Input("x", [at.rows, at.columns]), row = Input("row", [at.columns]), column = Input("column", [at.rows, 1]), number = Input("number", []);
        var kept = (x * number) + row;
        var graph = Graph.Of(kept, Sqrt(Abs(kept * column)) / (number + Square(kept)), Exp(-Square(kept)) - number);
        var env = Points.Draw(graph, at.key);
        Same<double>(graph, env);
        Same<float>(graph, env.To<float>());
    });

    [Fact]
    public void One_loop_serves_all_constants()
    {
        var x = Input("x", [40]);
        var env = Env.Of(("x", Tensor.Generate([40], i => i - 20.0)));
        Same<double>(Graph.Of(-new LeakyReluOp(0.25).Apply(x)), env);
        Same<double>(Graph.Of(-new LeakyReluOp(0.75).Apply(x)), env);
    }

    [Fact]
    public void Functions_after_each_other_are_chained_and_nothing_else_is()
    {
        var x = Input("x", [40]);
        Assert.Equal([4], Lengths(Sqrt(Square(x) + x) * x));
        Assert.Equal([1, 1, 2], Lengths(Square(new OpaqueOp(Math.Cbrt).Apply(Exp(x))) + x));
    }

    private static int[] Lengths(Expr expr)
    {
        var nodes = Graph.Of(expr).Nodes.Where(node => node.Op.IsElementwise).ToImmutableArray();
        TensorType type = new([40]);
        return [.. Chain<double>.Of([.. nodes.Select(node => new Prepared<double>(node, node.Op.Prepare<double>(Enumerable.Repeat(type, node.Inputs.Length).ToArray(), [type])))], isWorth: true).Select(chain => chain.Length)];
    }

    private static void Same<T>(Graph graph, Env env) where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> => Assert.Equal(
        new Program<T>(graph, null, OneByOne).Run(env).OrThrow(), new Program<T>(graph, null, Chaining).Run(env).OrThrow());
}
