using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using LanguageExt;
using Xunit;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Properties;

[Properties(Arbitrary = [typeof(ExprGenerators), typeof(LayerGenerators)])]
public sealed class PassTests
{
    private static readonly Rule SubtractIsAdd = new("x - y = x + (-y)", e => e.Op is SubtractOp ? e.Inputs[0] + -e.Inputs[1] : Option<Expr>.None);
    private static readonly Rule NoDoubleNegation = new("-(-x) = x", e => e.Op is NegateOp && e.Inputs[0].Op is NegateOp ? e.Inputs[0].Inputs[0] : Option<Expr>.None);
    private static readonly Rule SquareIsProduct = new("x² = x x", e => e.Op is SquareOp ? e.Inputs[0] * e.Inputs[0] : Option<Expr>.None);
    private static readonly Rule SumOfEquals = new("x + x = 2 x", e => e.Op is AddOp && e.Inputs[0] == e.Inputs[1] ? 2.0 * e.Inputs[0] : Option<Expr>.None);
    private static readonly Rule NegationMovesIn = new("-(x + y) = -x + -y", e => e.Op is NegateOp && e.Inputs[0].Op is AddOp ? -e.Inputs[0].Inputs[0] + -e.Inputs[0].Inputs[1] : Option<Expr>.None);
    private static readonly Rule SinIsSquareOfCos = new("sin x = (cos x)²", e => e.Op is SinOp ? Square(Cos(e.Inputs[0])) : Option<Expr>.None);
    private static readonly ImmutableArray<ImmutableArray<Rule>> Tables =
        [[], [SubtractIsAdd, NoDoubleNegation], [NegationMovesIn, SubtractIsAdd, NoDoubleNegation], [SquareIsProduct], [SumOfEquals], [SquareIsProduct, SumOfEquals, NegationMovesIn, SubtractIsAdd, NoDoubleNegation]];
    private static readonly ImmutableArray<Pass> Passes = [Pass.Identity, Ops.Passes.Inference, .. Tables.Select(rules => Pass.Of(rules.AsSpan()))];
    private static readonly Arbitrary<Pass> AnyPass = Gen.Elements(Passes.ToArray()).ListOf().Select(passes => passes.Aggregate(Pass.Identity, (a, b) => a >> b)).ToArbitrary();
    private static readonly Arbitrary<ExprCase> Smooth = Arb.From(ExprGenerators.Smooth, ExprGenerators.Shrink);

    [Property]
    public Property Passes_compose_associatively_with_an_identity(ExprCase @case) => Prop.ForAll(AnyPass, AnyPass, AnyPass, (a, b, c) =>
    {
        var graph = Graph.Of(@case.Expr);
        return (a >> b) >> c == a >> (b >> c) && ((a >> b) >> c).GetHashCode() == (a >> (b >> c)).GetHashCode()
            && a >> Pass.Identity == a && Pass.Identity >> a == a
            && (a >> b).Run(graph).Equals(b.Run(a.Run(graph)))
            && Pass.Identity.Run(graph).Equals(graph);
    });

    [Property]
    public Property Rules_keep_values_and_gradients() => Prop.ForAll(AnyPass, Smooth, (pass, c) => Keeps(pass, c));

    [Property]
    public Property A_table_is_run_until_none_of_its_rules_applies_anywhere(ExprCase @case) => Prop.ForAll(Gen.Elements(Tables.ToArray()).ToArbitrary(), rules =>
    {
        var (pass, graph) = (Pass.Of(rules.AsSpan()), Graph.Of(@case.Expr));
        var rewritten = pass.Run(graph);
        return rewritten.Values.All(value => rules.All(rule => rule.Rewrite(value).IsNone)) && pass.Run(rewritten) == rewritten && (pass >> pass).Run(graph) == rewritten;
    });

    [Property]
    public Property The_order_of_outputs_stays(ExprCase @case) => Prop.ForAll(AnyPass, pass =>
        Graph.Of(@case.Expr).Values is var values && pass.Run(Graph.Of(values.Reverse())) is var rewritten
        && rewritten.Outputs.Select(o => rewritten.Values[o]).SequenceEqual(values.Reverse().Select(pass.Run)));

    [Property]
    public void Every_node_is_tried_once(ExprCase @case)
    {
        var tried = new List<Expr>();
        var never = new Rule("never", e =>
        {
            tried.Add(e);
            return Option<Expr>.None;
        });
        Pass.Of(never).Run(Graph.Of(@case.Expr));
        Assert.Equal(Graph.Of(@case.Expr).Values.Length, tried.Count);
        Assert.Equal(tried.Count, tried.Distinct().Count());
        tried.Clear();
        var rewritten = Pass.Of(SquareIsProduct, SubtractIsAdd, never).Run(Square(Square(@case.Expr)) - @case.Expr);
        Assert.InRange(tried.Count, Graph.Of(rewritten).Nodes.Length, Graph.Of(@case.Expr).Nodes.Length * 5 + 20);
    }

    [Property]
    public bool A_pass_that_does_not_apply_changes_nothing(ExprCase @case) =>
        Pass.Of(new Rule("never", _ => Option<Expr>.None)).Run(@case.Expr) == @case.Expr && Ops.Passes.Inference.Run(@case.Expr) == @case.Expr;

    [Property]
    public bool A_pass_of_an_expression_is_that_of_its_graph(ExprCase @case) =>
        Pass.Of(SubtractIsAdd, SumOfEquals) is var pass && Graph.Of(pass.Run(@case.Expr)).Equals(pass.Run(Graph.Of(@case.Expr)));

    [Fact]
    public void Rules_are_tried_inputs_first_until_none_applies()
    {
        var (x, y) = (Input("x", [2]), Input("y", [2]));
        Assert.Equal(x + y, Pass.Of(NoDoubleNegation).Run(-(-(-(-x))) + -(-y)));
        Assert.Equal(2.0 * (2.0 * x), Pass.Of(SumOfEquals).Run(x + x + (x + x)));
        Assert.Equal(x * x * (x * x), Pass.Of(SquareIsProduct).Run(Square(Square(x))));
        Assert.Equal(x * x, Pass.Of(new Rule("sin x = x²", e => e.Op is SinOp ? Square(e.Inputs[0]) : Option<Expr>.None), SquareIsProduct).Run(Sin(x)));
        Assert.Equal(Sin(x), Pass.Of(new Rule("cos x = sin x", e => e.Op is CosOp ? Sin(e.Inputs[0]) : Option<Expr>.None), new Rule("cos x = x", e => e.Op is CosOp ? e.Inputs[0] : Option<Expr>.None)).Run(Cos(x)));
    }

    [Fact]
    public void What_a_rule_builds_is_rewritten_below_its_top_too()
    {
        var (x, y) = (Input("x", [2]), Input("y", [2]));
        Assert.Equal(Cos(x) * Cos(x), Pass.Of(SinIsSquareOfCos, SquareIsProduct).Run(Sin(x)));
        Assert.Equal((Cos(x) * Cos(x)) | Tanh, Pass.Of(new Rule("exp x = tanh sin x", e => e.Op is ExpOp ? Sin(e.Inputs[0]) | Tanh : Option<Expr>.None), SinIsSquareOfCos, SquareIsProduct).Run(Exp(x)));
        Assert.Equal(-x + (-x + y), Pass.Of(NegationMovesIn, SubtractIsAdd, NoDoubleNegation).Run(-(x + (x - y))));
    }

    [Fact]
    public void Rules_that_never_end_are_an_error_that_names_them_and_no_others()
    {
        var x = Input("x", [2]);
        var (there, back) = (new Rule("sin x = cos x", e => e.Op is SinOp ? Cos(e.Inputs[0]) : Option<Expr>.None), new Rule("cos x = sin x", e => e.Op is CosOp ? Sin(e.Inputs[0]) : Option<Expr>.None));
        Rule[] endless = [new("itself", e => e.Op is SinOp ? e : Option<Expr>.None), new("deeper", e => e.Op is SinOp ? Sin(-e.Inputs[0]) : Option<Expr>.None), new("inside", e => e.Op is SinOp ? -Sin(e.Inputs[0]) : Option<Expr>.None), new("twice", e => e.Op is SinOp ? Sin(-e.Inputs[0]) + Sin(e.Inputs[0]) : Option<Expr>.None)];
        Assert.All(endless, rule => Assert.EndsWith($"found \"{rule.Name}\". Each rule must lead to something simpler.", Endless(SquareIsProduct, rule, SubtractIsAdd), StringComparison.Ordinal));
        Assert.Contains("found \"cos x = sin x\" and \"sin x = cos x\"", Endless(SquareIsProduct, there, back), StringComparison.Ordinal);
        Assert.Equal(Cos(Cos(Square(x))), Pass.Of(there).Run(Sin(Sin(Square(x)))));

        string Endless(params ReadOnlySpan<Rule> rules)
        {
            var pass = Pass.Of(rules);
            return Assert.Throws<ShapeException>(() => pass.Run(Sin(Square(x)))).Message;
        }
    }

    [Fact]
    public void A_rule_that_changes_the_type_is_an_error_that_names_the_op()
    {
        var x = Input("x", [2]);
        var error = Assert.Throws<ShapeException>(() => Pass.Of(new Rule("wrong", e => e.Op is SinOp ? Sum(e) : Option<Expr>.None)).Run(Sin(x)));
        Assert.Equal("rule wrong on sin: expected a replacement [2], found []", error.Message);
    }

    [Fact]
    public void Results_of_an_op_of_several_are_rewritten_each()
    {
        var halves = Expr.Of(new HalvesOp(1), [Input("x", [3])]);
        var pass = Pass.Of(new Rule("the head is 7", e => e.Op is HalvesOp && e.ResultIndex == 0 ? Expr.Fill([1], 7) : Option<Expr>.None));
        Assert.Equal(Graph.Of(Expr.Fill([1], 7), halves[1], Sin(Expr.Fill([1], 7))), pass.Run(Graph.Of(halves[0], halves[1], Sin(halves[0]))));
    }

    [Property]
    public void Inference_drops_dropouts_and_nothing_else(LayerCase a)
    {
        var without = WithoutDropout(a.Layer).Build(a.Example).OrThrow();
        var prediction = a.Model.Prediction;
        Assert.DoesNotContain(Graph.Of(prediction).Nodes, n => n.Op is DropoutOp);
        Assert.DoesNotContain(Graph.Of(prediction).Variables, v => v.Variable == "key");
        Assert.Equal(prediction, Ops.Passes.Inference.Run(prediction));
        Assert.Equal(Graph.Of(without.Updates.Count > 0 ? without.Prediction : UnreadOutputs.Dropped(without.Output)), Graph.Of(prediction));
        Assert.Equal(a.Model.Parameters.Where(p => Graph.Of(prediction).Variables.Contains(p)), a.Model.Parameters);
    }

    /// <summary>The law of every rule: same values, same gradients.</summary>
    private static bool Keeps(Pass pass, ExprCase c)
    {
        var rewritten = pass.Run(c.Expr);
        ImmutableArray<Expr> xs = [.. c.Variables];
        return rewritten.Type == c.Expr.Type
            && Close(c.Expr, rewritten, c.Env)
            && Sum(c.Expr).Gradient(xs).Zip(Sum(rewritten).Gradient(xs), (g, h) => Close(g, h, c.Env)).All(same => same)
            && Sum(c.Expr).Gradient(xs).All(g => Close(g, pass.Run(g), c.Env));
    }

    private static bool Close(Expr a, Expr b, Env env) =>
        Slopes.Close(a.Evaluate<double>(env).OrThrow().Span.ToArray(), b.Evaluate<double>(env).OrThrow().Span.ToArray(), 1e-12);

    private static Layer WithoutDropout(Layer layer) => layer.Map(part => part switch
    {
        DropoutLayer or AlphaDropoutLayer or ChannelDropoutLayer => Identity,
        RReluLayer rrelu => LeakyRelu((rrelu.Lower + rrelu.Upper) / 2),
        TransformerEncoderLayer transformer => transformer with { Dropout = 0 },
        TransformerDecoderLayer transformer => transformer with { Dropout = 0 },
        _ => part,
    });
}
