using System.Collections.Immutable;
using LanguageExt;

namespace Functional.Nn;

/// <summary>
/// Reverse-mode differentiation: the right fold whose values are adjoint expressions. Each op sends its adjoint back through
/// its pullback; adjoints that meet are added. The result is an expression like any other, so it can be differentiated again.
/// </summary>
public static class Reverse
{
    /// <summary>∂y/∂x of a scalar y, of the shape of x.</summary>
    public static Expr Gradient(this Expr y, Expr x) => y.Gradient([x])[0];

    /// <summary>∂y/∂x of a scalar y for each x.</summary>
    public static ImmutableArray<Expr> Gradient(this Expr y, params ImmutableArray<Expr> wrt) => NotScalar(y) is { } error
        ? throw new ShapeException(error)
        : Pull([y], [1.0], wrt);

    /// <summary>
    /// The vector-Jacobian products: for each x, <c>Σₖ (∂yₖ/∂x)ᵀ ȳₖ</c>, of the shape of x; zeros where no y depends on x.
    /// </summary>
    /// <param name="outputs">The y.</param>
    /// <param name="cotangents">A ȳ for each y, of its shape.</param>
    /// <param name="wrt">The x: variables, or any other expressions that y is made of.</param>
    public static ImmutableArray<Expr> Pull(ImmutableArray<Expr> outputs, ImmutableArray<Expr> cotangents, ImmutableArray<Expr> wrt)
    {
        if (cotangents.Length != outputs.Length)
            throw new ShapeException(new ShapeError("cotangents") { Expected = $"one for each of {outputs.Length} outputs", Found = $"{cotangents.Length}" });
        var graph = Graph.Of(outputs.AddRange(wrt));
        var (ys, xs) = (graph.Outputs[..outputs.Length], graph.Outputs[outputs.Length..]);
        var dependent = Dependents(graph, xs);
        Func<int, bool> depends = input => dependent[input];
        var adjoints = graph.FoldBack(
            ys.Zip(outputs.Zip(cotangents, Fitting)),
            (node, arrived) => node.Inputs.Any(depends) ? [.. Pulled(graph, node, arrived).Zip(node.Inputs, (adjoint, input) => depends(input) ? adjoint : Option<Expr>.None)] : [],
            (a, b) => a + b);
        return ImmutableArray.CreateRange(xs, x => adjoints[x].IfNone(() => Expr.Fill(graph.Values[x].Shape, 0)));
    }

    /// <summary>Why there is no gradient of y, if so.</summary>
    internal static ShapeError? NotScalar(Expr y) => y.Type == Shape.Scalar
        ? null
        : new ShapeError("gradient") { Expected = "a scalar", Found = $"{y.Type}", Hint = "Sum it first, or pull back a cotangent of its shape." };

    private static ImmutableArray<bool> Dependents(Graph graph, ImmutableArray<int> xs)
    {
        var wanted = xs.ToHashSet();
        return graph.Fold<bool>((node, inputs) =>
            inputs.ToArray().Contains(true) || Enumerable.Range(node.First, node.Results.Length).Any(wanted.Contains));
    }

    private static ImmutableArray<Option<Expr>> Pulled(Graph graph, Node node, ImmutableArray<Option<Expr>> arrived)
    {
        var inputs = ImmutableArray.CreateRange(node.Inputs, static (input, values) => values[input], graph.Values);
        var results = graph.Values.Slice(node.First, node.Results.Length);
        var pulled = node.Op.Pullback(new(inputs, results, [.. arrived.Zip(results, static (adjoint, result) => adjoint.IsSome ? (Expr)adjoint : Expr.Fill(result.Shape, 0))]));
        pulled = pulled.IsDefault ? [] : pulled;
        return pulled.Length == inputs.Length && pulled.Zip(inputs, Flows).All(static flows => flows)
            ? pulled
            : throw new ShapeException(new ShapeError($"pullback of {node.Op.Name}")
            {
                Expected = $"adjoints for inputs {ShapeRules.Listed([.. inputs.Select(x => x.Type)])}",
                Found = string.Join(" and ", pulled.Select(p => p.Match(Some: e => $"{e.Type}", None: () => "none"))),
                Hint = "The op's Pullback must answer one adjoint for each input, of its shape, and none for an index.",
            });
    }

    private static bool Flows(Option<Expr> adjoint, Expr input) => adjoint.IsNone || (input.Kind is Kind.Real && ((Expr)adjoint).Type == input.Type);

    private static Expr Fitting(Expr output, Expr cotangent) => output.Type == cotangent.Type && output.Kind is Kind.Real
        ? cotangent
        : throw new ShapeException(new ShapeError("cotangent") { Expected = $"real numbers {output.Type}", Found = $"{cotangent.Type}" });
}
