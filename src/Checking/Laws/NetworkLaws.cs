using System.Collections.Immutable;
using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Checking;

/// <summary>The laws of whole networks: what holds of every op, layer and loss holds of them together.</summary>
public static class NetworkLaws
{
    /// <summary>
    /// The gradient of the objective in the input and in all that the model keeps, against differences. Where several kinks meet in
    /// one point, as <c>relu(x) - relu(-x)</c> at 0, their slopes may add up to none that differences see on any side. A gradient that
    /// is a number is wrong, therefore, if it is so beside the point too: the report is then that of the point.
    /// </summary>
    public static Validation<NnError, GradientReport> Gradients(NetworkCase network, GradientOptions? options = null) => Checked(network.Objective, network, options ?? new());

    /// <summary>The same of what is predicted: all outputs, through the activation of the loss.</summary>
    public static Validation<NnError, GradientReport> PredictionGradients(NetworkCase network, GradientOptions? options = null) => Checked(network.Prediction, network, options ?? new());

    /// <summary>What does not hold of the second derivatives of the objective: forward over reverse equals reverse over forward, and
    /// <c>⟨v, H w⟩ = ⟨w, H v⟩</c>.</summary>
    public static ImmutableArray<Finding> SecondOrder(NetworkCase network)
    {
        var objective = network.Objective;
        var names = NetworkCase.Differentiated(Graph.Of(objective));
        ImmutableArray<Expr> xs = [.. Graph.Of(objective).Values.Where(v => v.Op is VarOp variable && names.Contains(variable.Variable))];
        ImmutableArray<Expr> us = Variables("u", [objective]), vs = Variables("v", xs), ws = Variables("w", xs);
        var slopes = Reverse.Pull([objective], us, xs);
        var forward = Linearized.Push(slopes, xs, vs);
        var reverse = Reverse.Pull(Linearized.Push([objective], xs, vs), us, xs);
        var point = network.Point.With(us.Concat(vs).Concat(ws).Select(v => (((VarOp)v.Op).Variable, (Tensor)Points.Signed(Bound(v.Shape, network), network.Key.Fold(((VarOp)v.Op).Variable)))));
        var values = Graph.Of([Inner(vs, Reverse.Pull(slopes, ws, xs)), Inner(ws, forward), .. forward, .. reverse]).Evaluate<double>(point.With("batch", Tensor.Scalar(network.Batch))).OrThrow();
        var (over, under) = (values[2..(2 + xs.Length)], values[(2 + xs.Length)..]);
        var size = Math.Max(1, Comparison.Largest(over));
        return
        [
            .. Comparison.Compare("forward over reverse", over, under, 1e-9, size),
            .. Comparison.Compare("⟨v, H w⟩", values[0], values[1], 1e-9, size * xs.Length),
        ];
    }

    private static Validation<NnError, GradientReport> Checked(Expr expr, NetworkCase network, GradientOptions options) =>
        from here in At(expr, network.Point, network.Key, options)
        from beside in here.Refuted && IsFinite(here) ? At(expr, Beside(expr, network.Point, network.Key), network.Key, options) : here
        select beside.Refuted ? here : beside;

    private static Validation<NnError, GradientReport> At(Expr expr, Env point, Key key, GradientOptions options) =>
        GradientCheck.Run([expr], point, key, options with { Variables = NetworkCase.Differentiated(Graph.Of(expr)).Items });

    private static bool IsFinite(GradientReport report) => report.Variables.All(v => v.Worst.ForAll(w => double.IsFinite(w.Analytic)));

    /// <summary>The point with each number that is differentiated in moved by 0.01 to 0.03.</summary>
    private static Env Beside(Expr expr, Env point, Key key) => point.With(NetworkCase.Differentiated(Graph.Of(expr)).Select(name =>
        (name, (Tensor)(point[name].To<double>() is var x && Points.Signed(x.Shape, key.Fold("beside").Fold(name)) is var signs ? Tensor.Generate(x.Shape, i => x.Span[i] + (0.02 * signs.Span[i])) : x))));

    private static ImmutableArray<Expr> Variables(string role, ImmutableArray<Expr> like) => [.. like.Select((e, i) => Expr.Var($"{role}{i}", e.Type))];

    private static Shape Bound(Shape shape, NetworkCase network) => Shape.Of([.. shape.Select(dim => dim.IsKnown ? dim : network.Batch)]);

    private static Expr Inner(ImmutableArray<Expr> left, ImmutableArray<Expr> right) => left.Zip(right, (a, b) => Sum(a * b)).Aggregate((a, b) => a + b);
}
