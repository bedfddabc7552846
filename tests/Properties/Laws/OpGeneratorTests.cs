using System.Collections.Immutable;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Functional.Nn.Properties;

[Properties(Arbitrary = [typeof(Arbitraries)])]
public sealed class OpGeneratorTests
{
    private static readonly Rnd Seed = new(42);

    [Fact]
    public void Shapes_have_every_rank_and_every_small_extent()
    {
        var shapes = ShapeGenerators.Known.Sample(500, Seed, 50);
        Assert.Equal([0, 1, 2, 3, 4], shapes.Select(s => s.Rank).Distinct().Order());
        Assert.Equal([0, 1, 2, 3, 4], shapes.SelectMany(s => s).Select(d => d.Extent).Distinct().Order());
        Assert.Contains(ShapeGenerators.Symbolic.Sample(100, Seed, 50), s => !s.IsKnown);
    }

    [Fact]
    public void Broadcasts_have_every_mask()
    {
        var masks = ShapeGenerators.Broadcasts.Sample(3000, Seed, 50).Where(p => p.Large.Rank == 3 && p.Large.All(d => d.Extent > 1))
            .Select(p => string.Concat(Enumerable.Repeat('-', 3 - p.Small.Rank).Concat(p.Small.Zip(p.Large[^p.Small.Rank..], (s, l) => s == l ? 'n' : '1')))).ToHashSet();
        Assert.Equal(15, masks.Count);
    }

    [Property]
    public Property Pairs_of_shapes_broadcast_together() => Prop.ForAll(ShapeGenerators.Pairs.ToArbitrary(), pair => Shape.Broadcast(pair.Left, pair.Right) is not null);

    [Fact]
    public void Elements_have_zeros_signs_and_ties()
    {
        var drawn = TensorGenerators.Of([50], Elements.Signed).Sample(20, Seed, 50);
        Assert.All(drawn, t => Assert.True(t.Span.ToArray().Distinct().Count() < 50));
        Assert.All([-1, 0, 1], sign => Assert.Contains(drawn, t => t.Span.ToArray().Any(x => Math.Sign(x) == sign)));
        Assert.Contains(Elements.Extreme.Sample(200, Seed, 50), x => x is > 0 and < 1e-300);
        Assert.True(TensorGenerators.Index([50], 5).Sample(1, Seed, 50)[0].Span.ToArray().Distinct().Count() <= 5);
    }

    [Property(MaxTest = 300)]
    public Property Cases_are_taken_by_their_op_and_have_finite_values(OpCase @case)
    {
        ImmutableArray<Expr> inputs = [.. @case.Inputs.Select(x => Expr.Constant(x))];
        return (@case.Op is VarOp || Graph.Of(Expr.Of(@case.Op, inputs)).Evaluate<double>(Env.Empty).OrThrow()
            .All(y => y.Kind is Kind.Index || y.To<double>().Span.ToArray().All(double.IsFinite))).Collect(@case.Op.Name);
    }

    [Property]
    public void Shrunk_cases_are_smaller_and_still_taken(OpCase @case) => Assert.All(
        Shrinkers.Case(@case),
        c => Assert.True(Size(c) < Size(@case) && c.Op.Infer([.. c.Inputs.Select(x => x.Type)]).Types.IsRight));

    [Property]
    public void Shrunk_tensors_are_smaller_or_simpler(Tensor<double> tensor) => Assert.All(
        Shrinkers.Tensor(tensor),
        t => Assert.True(t.Length < tensor.Length || t.Shape != tensor.Shape || Total(t) < Total(tensor)));

    [Property]
    public void Shrunk_shapes_come_to_an_end(Shape shape) => Assert.All(
        Shrinkers.Shape(shape),
        s => Assert.True(s.Rank < shape.Rank || s.Sum(d => d.Extent) < shape.Sum(d => d.Extent)));

    [Fact]
    public void Environments_fit_their_expressions()
    {
        var y = Functions.MatMul(Expr.Var("x", Shape.Of(Dim.Batch, 3)), Functions.Param("w", [3, 2], Initializers.Glorot));
        Assert.All(EnvGenerators.Of(y).Sample(20, Seed, 50), env => Assert.Empty(y.Evaluate<double>(env).Errors()));
    }

    [Fact]
    public void Ops_without_generator_are_found()
    {
        var missing = OpGenerators.Missing(typeof(OpGeneratorTests).Assembly);
        Assert.Contains(typeof(DivModOp), missing);
        Assert.DoesNotContain(typeof(CubeOp), missing);
    }

    [Fact]
    public void Values_print_as_csharp()
    {
        Assert.Equal("new LeakyReluOp(0.25)", CSharp.Of(new LeakyReluOp(0.25)));
        Assert.Equal("new MatmulOp(true, false)", CSharp.Of(new MatmulOp(true)));
        Assert.Equal("new TransposeOp([1, -2])", CSharp.Of(new TransposeOp([1, -2])));
        Assert.Equal("new VarOp(\"x\", new TensorType([Dim.Batch, Dim.Symbolic(\"n\"), 3], Kind.Index))", CSharp.Of(new VarOp("x", new([Dim.Batch, Dim.Symbolic("n"), 3], Kind.Index))));
        Assert.Equal("Tensor.Of<double>([4], 0.5, -0.0, double.NaN, double.NegativeInfinity)", CSharp.Of(Tensor.Vector(0.5, -0.0, double.NaN, double.NegativeInfinity)));
        Assert.Equal("Tensor.Of<float>([], 0.1f)", CSharp.Of(Tensor.Scalar(0.1f)));
        Assert.Equal("new DenseLayer(4, true, null, null) >> new OpLayer(new ReluOp()) >> new NamedLayer(\"a\\\"b\", new DropoutLayer(0.5))", CSharp.Of(Layers.Dense(4) >> Layers.Relu >> Layers.Named("a\"b", Layers.Dropout())));
        Assert.Equal("new ParallelLayer([new OpLayer(new TanhOp()), Layer.Identity])", CSharp.Of(Layers.Parallel(Layers.Tanh, Layer.Identity)));
        Assert.Equal(
            "new OpCase(new ReluOp(), [Tensor.Of<double>([1], 0)]) { Smoothness = Smoothness.Kink, Held = [0], Key = new Key(0, 7) }",
            (OpCase.Of(new ReluOp(), Tensor.Vector(0.0)) with { Smoothness = Smoothness.Kink, Held = [0], Key = 7 }).ToString());
    }

    private static int Size(OpCase @case) => @case.Inputs.Sum(x => x.Length + x.Shape.Sum(d => d.Extent));

    private static double Total(Tensor<double> tensor) => tensor.Span.ToArray().Sum(Math.Abs);
}
