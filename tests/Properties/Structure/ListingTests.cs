using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using Xunit;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Properties;

[Properties(MaxTest = 50, Arbitrary = [typeof(ExprGenerators), typeof(LayerGenerators)])]
public sealed class ListingTests
{
    private static readonly int Depth = Environment.GetEnvironmentVariable("FNN_DEEP") == "1" ? 200 : 5;

    [Property]
    public void What_is_printed_parses_to_an_equal_graph(Expr[] exprs) => RoundTrips(Graph.Of(exprs));

    [Property]
    public Property A_gradient_round_trips() => Prop.ForAll(Arb.From(ExprGenerators.SmoothScalar, ExprGenerators.Shrink), @case =>
        RoundTrips(Graph.Of(@case.Expr.Gradient([.. @case.Variables]))));

    [Property(MaxTest = 30)]
    public void A_model_round_trips_in_training_and_in_prediction(LayerCase @case)
    {
        var model = @case.Model;
        ImmutableArray<Expr> parameters = [.. model.Parameters.Select(p => p.Apply())];
        RoundTrips(Graph.Of([model.Output, .. model.Updates.Select(u => u.Next), model.Prediction]));
        RoundTrips(Graph.Of(Sum(model.Output).Gradient(parameters)));
        RoundTrips(Graph.Of(Sum(model.Prediction).Gradient(parameters)));
    }

    public static TheoryData<string> Ops => OpLawsTests.Ops;

    [Theory]
    [MemberData(nameof(Ops))]
    public void Every_op_and_its_pullback_round_trips(string op) => Assert.All(
        OpGenerators.Of(OpGenerators.Ops(typeof(Op).Assembly, typeof(ReluOp).Assembly).Single(type => type.Name == op)).Match(cases => cases.Sample(Depth, new Rnd(42), 50), () => []),
        @case =>
        {
            ImmutableArray<Expr> variables = [.. @case.Inputs.Select((input, i) => Input($"x{i}", input.Type))];
            var results = Expr.Of(@case.Op, variables);
            RoundTrips(Graph.Of(results));
            RoundTrips(Graph.Of(Expr.Of(@case.Op, [.. @case.Inputs.Select(Expr.Constant)])));
            if (variables.Any(x => x.Kind is Kind.Real) && results.Any(y => y.Kind is Kind.Real))
                RoundTrips(Graph.Of(results.Where(y => y.Kind is Kind.Real).Select(y => Sum(y)).Aggregate((a, b) => a + b).Gradient([.. variables.Where(x => x.Kind is Kind.Real)])));
        });

    [Fact]
    public void A_step_of_training_round_trips_with_the_assembly_of_its_ops()
    {
        var model = (Dense(4) >> BatchNorm() >> Relu >> Dropout(0.5) >> Dense(3)).Build([4]).OrThrow();
        var step = new Recipe(Losses.SoftmaxCrossEntropy) { Optimizer = Optimizers.Adam(0.01) }.Compile(model, Tables.Load("iris").OrThrow()).OrThrow().Graph;
        RoundTrips(step);
        Assert.Contains("unknown op", Assert.Single(Listing.Parse(step.Listing()).Errors()).What, StringComparison.Ordinal);
    }

    [Fact]
    public void The_step_of_a_scan_stands_in_braces()
    {
        var (h, x, w) = (Input("h", [2]), Input("x", [5, 2]), Param("w", [2, 2], Initializers.Glorot));
        var scanned = Scan([h], [x], (carries, at) => ([Reshape(MatMul(Reshape(carries[0], [1, 2]), w) | Tanh, [2]) + at[0]], [carries[0]]));
        Assert.Equal(
            """
            let h = var : [2]
            let x = var : [5, 2]
            let w = param glorot-uniform (fans 2 2) : [2, 2]
            let t1, t2, t3, t4, t5 = scan {
                let step/0 = var : [2]
                let t1 = reshape [1, 2] step/0 : [1, 2]
                let step/2 = var : [2, 2]
                let t2 = matmul t1 step/2 : [1, 2]
                let t3 = tanh t2 : [1, 2]
                let t4 = reshape [2] t3 : [2]
                let step/1 = var : [2]
                let t5 = add t4 step/1 : [2]
                in t5, step/0, t2, t3
            } 1 1 1 h x w : [2], [5, 2], [5, 1, 2], [5, 1, 2], [5, 2]
            in t1, t2

            """,
            RoundTrips(Graph.Of([.. scanned.Last, .. scanned.Outputs])).Listing(),
            ignoreLineEndingDifferences: true);
    }

    [Theory]
    [InlineData(0.1, -0.0, double.Epsilon)]
    [InlineData(double.MaxValue, double.NaN, double.NegativeInfinity)]
    public void Numbers_keep_every_bit(params double[] numbers)
    {
        RoundTrips(Graph.Of(numbers.Append(BitConverter.Int64BitsToDouble(0x7ff8000000000123)).Append(double.PositiveInfinity).Select(Expr.Constant)));
        RoundTrips(Graph.Of(Expr.Constant(Tensor.Generate([17, 3, 2], i => numbers[i % numbers.Length] / (i + 1)))));
        RoundTrips(Graph.Of(Expr.Constant(Tensor.Of<double>([2, 0])), Expr.Constant(Tensor.Of<int>([0])), Expr.Constant(Tensor.Of<int>([2, 1], -1, int.MaxValue))));
    }

    [Property]
    public void Names_round_trip(ExprCase @case, string[] names) =>
        RoundTrips(Graph.Of(Copies.Rename(@case, name => $"{name}{names.ElementAtOrDefault(name[0] % Math.Max(1, names.Length))}").Expr));

    [Theory]
    [InlineData("let")]
    [InlineData("in")]
    [InlineData("index")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("NaN:ff")]
    [InlineData("t1")]
    [InlineData("a:b")]
    [InlineData("größe 1 = var : [2]")]
    [InlineData("...")]
    [InlineData("sha256:0")]
    public void Names_that_mean_something_elsewhere_round_trip(string name) =>
        RoundTrips(Graph.Of(Sin(Input(name, [2])), Input(name, [2, 1]) + Input("x", [1]), new DropoutOp(0.5, name).Apply(Input(name, [2]), Place.Key)));

    [Property]
    public void Culture_spaces_and_lines_do_not_matter(ExprCase @case)
    {
        var graph = Graph.Of(@case.Expr);
        Assert.Equal(graph, Listing.Parse(graph.Listing().Replace("\n", " \t", StringComparison.Ordinal)).OrThrow());
        Assert.Equal(graph, OddCulture.Within(() => Listing.Parse(graph.Listing()).OrThrow()));
    }

    [Fact]
    public void Lines_that_nothing_uses_are_gone_and_equal_lines_are_one() => Assert.Equal(
        "let x = var : []\nlet t1 = sin x : []\nlet t2 = add t1 t1 : []\nin t2\n",
        Listing.Parse("let x = var : [] let a = sin x : [] let b = sin x : [] let c = cos a : [] let y = add a b : [] in y").OrThrow().Listing());

    [Fact]
    public void Ten_thousand_lines_are_read_at_once() => SmallStack.Run(() =>
    {
        var graph = Graph.Of(Enumerable.Range(0, 10_000).Aggregate(Input("x", [2]), (x, i) => i % 3 == 0 ? x + x : Sin(x)));
        var text = graph.Listing(int.MaxValue);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(graph, Listing.Parse(text).OrThrow());
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5);
    });

    private static Graph RoundTrips(Graph graph)
    {
        var again = Listing.Parse(graph.Listing(int.MaxValue), typeof(SlotOp).Assembly).OrThrow();
        Assert.Equal(graph, again);
        Assert.Equal(Fingerprint.Of(graph), Fingerprint.Of(again));
        Assert.Equal(graph.Listing(), again.Listing());
        return again;
    }
}
