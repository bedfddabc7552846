using System.Collections.Immutable;
using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Checking;

/// <summary>
/// Compares gradients by <see cref="Reverse"/> with central differences in double precision, extrapolated to step 0. A function
/// that is not scalar is checked through its inner product with a random signed cotangent, never with ones.
/// </summary>
public static class GradientCheck
{
    /// <summary>Checks the gradients of an expression of any shape in all its real variables.</summary>
    /// <param name="expr">The expression, of real numbers.</param>
    /// <param name="env">The point: real variables in double precision.</param>
    /// <param name="key">Decides the cotangent and the directions.</param>
    /// <param name="tolerance">The relative error that passes; see <see cref="Discrepancy.RelativeError"/>.</param>
    public static Validation<NnError, GradientReport> Run(Expr expr, Env env, Key key, double tolerance = 1e-7) =>
        Run([expr], env, key, new() { Tolerance = tolerance });

    /// <summary>Checks the gradients of a layer's model, in training with a fixed key, in parameters and input alike, at a random
    /// point.</summary>
    public static Validation<NnError, GradientReport> Of(Model model, Key key) =>
        Run(model.Output, Points.Draw(Graph.Of(model.Output), key), key);

    /// <summary>Checks the gradients of several expressions together: of the sum of their inner products with cotangents.</summary>
    public static Validation<NnError, GradientReport> Run(ImmutableArray<Expr> outputs, Env env, Key key, GradientOptions options)
    {
        var graph = Graph.Of(outputs);
        if (!(options.Tolerance > 0 && double.IsFinite(options.Tolerance)))
            return Fail<GradientReport>(new DataError("tolerance of a gradient check") { Expected = "a number above 0", Found = $"{options.Tolerance:R}" });
        return
            from variables in Variables(graph, options)
            from values in Values(graph, env)
            let cotangents = ImmutableArray.CreateRange(values.Select((value, i) => Points.Signed(value.Shape, key.Fold("cotangent").Fold(i))))
            from gradients in Pulled(graph, outputs, Extents(graph, env) + env, cotangents, variables)
            select new GradientReport([.. variables.Zip(gradients, (variable, gradient) => Compare(graph, env, cotangents, variable, gradient, key, options))], options.Tolerance);
    }

    private static Validation<NnError, ImmutableArray<VarOp>> Variables(Graph graph, GradientOptions options)
    {
        var reals = graph.Variables.Where(v => v.Type.Kind is Kind.Real).ToImmutableArray();
        var unknown = options.Variables.Where(name => reals.All(v => v.Variable != name)).ToArray();
        return unknown is []
            ? Ok(reals.RemoveAll(v => !options.Variables.IsEmpty && !options.Variables.Contains(v.Variable)))
            : Fail<ImmutableArray<VarOp>>(unknown.Select(name => new DataError("gradient check") { Expected = $"one of the real variables {string.Join(", ", reals.Select(v => v.Variable))}", Found = $"'{name}'" }));
    }

    private static Validation<NnError, ImmutableArray<Tensor<double>>> Values(Graph graph, Env env) =>
        graph.Outputs.FirstOrDefault(o => graph.Values[o].Kind is not Kind.Real, -1) is var index and >= 0
            ? Fail<ImmutableArray<Tensor<double>>>(new ShapeError("gradient check") { Expected = "expressions of real numbers", Found = $"{graph.Values[index].Type}" })
            : graph.Evaluate<double>(env).Map(Doubles);

    /// <summary>The symbols by their own names: a gradient may need the number of examples, yet none of them.</summary>
    private static Env Extents(Graph graph, Env env) => Symbols.Of<double>(graph, env).Match(
        Succ: symbols => Env.Of(graph.Symbols.Select(symbol => (symbol, (Tensor)Tensor.Scalar(symbols.Extent(Dim.Symbolic(symbol)))))),
        Fail: _ => Env.Empty);

    private static Validation<NnError, ImmutableArray<Tensor<double>>> Pulled(Graph graph, ImmutableArray<Expr> outputs, Env env, ImmutableArray<Tensor<double>> cotangents, ImmutableArray<VarOp> variables)
    {
        var taken = graph.Variables.Select(v => v.Variable).ToHashSet();
        var names = Enumerable.Range(0, int.MaxValue).Select(i => $"u{i}").Where(name => !taken.Contains(name)).Take(outputs.Length).ToImmutableArray();
        ImmutableArray<Expr> us = [.. outputs.Zip(names, (y, name) => Expr.Var(name, y.Type))];
        ImmutableArray<Expr> xs = [.. variables.Select(v => graph.Values[graph.Nodes.First(n => n.Op == v).First])];
        try
        {
            return Graph.Of(Reverse.Pull(outputs, us, xs)).Evaluate<double>(env.With(names.Zip(cotangents, (name, u) => (name, (Tensor)u)))).Map(Doubles);
        }
        catch (ShapeException e)
        {
            return Fail<ImmutableArray<Tensor<double>>>(e.Errors);
        }
    }

    private static VariableGradient Compare(Graph graph, Env env, ImmutableArray<Tensor<double>> cotangents, VarOp variable, Tensor<double> gradient, Key key, GradientOptions options)
    {
        var found = Probe.Of(env[variable.Variable].To<double>(), key.Fold(variable.Variable), options)
            .Select(probe => Differences.Judge(probe.Along(gradient.Span), new(graph, env, cotangents, variable.Variable, probe), options)).ToImmutableArray();
        return new(variable.Variable, gradient.Type, found.Length, found.OrderByDescending(d => (d.Verdict, d.RelativeError)).Select(Option<Discrepancy>.Some).FirstOrDefault());
    }

    private static ImmutableArray<Tensor<double>> Doubles(ImmutableArray<Tensor> values) => ImmutableArray.CreateRange(values, v => v.To<double>());
}
