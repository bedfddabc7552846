using System.Collections.Immutable;
using System.Numerics;
using LanguageExt;

namespace Functional.Nn;

/// <summary>One value of a graph at a point: what it is, what it holds, and how the output changes with it.</summary>
/// <param name="Name">Its name in the listing.</param>
/// <param name="Expr">The expression.</param>
/// <param name="Inputs">The names of what it is made of.</param>
/// <param name="Value">Its value.</param>
/// <param name="Adjoint">∂y/∂value, of the same shape; none for an index.</param>
public sealed record TraceRow(string Name, Expr Expr, ValueList<string> Inputs, Tensor Value, Option<Tensor> Adjoint);

/// <summary>The value and the adjoint of every node: the tables of the lectures on backpropagation.</summary>
public static class Trace
{
    /// <summary>A row for each value of a scalar <paramref name="y"/>, inputs first, the value of y last; or every reason why there are none.</summary>
    public static Validation<NnError, ImmutableArray<TraceRow>> Of<T>(Expr y, Env env) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Reverse.NotScalar(y) is { } error)
            return Validated.Fail<ImmutableArray<TraceRow>>(error);
        var graph = Graph.Of(y);
        var names = Names.Of(graph);
        ImmutableArray<Expr> reals = [.. graph.Values.Where(v => v.Kind is Kind.Real)];
        var both = Graph.Of(graph.Values.AddRange(y.Gradient(reals)));
        return both.Evaluate<T>(env).Map(found =>
        {
            var flows = reals.Select((r, i) => (r, found[graph.Values.Length + i])).ToDictionary(p => (object)p.r, p => p.Item2, ReferenceEqualityComparer.Instance);
            return graph.Nodes.SelectMany(node => Enumerable.Range(node.First, node.Results.Length).Select(value => new TraceRow(
                names[value],
                graph.Values[value],
                [.. node.Inputs.Select(i => names[i])],
                found[value],
                flows.TryGetValue(graph.Values[value], out var flow) ? flow : Option<Tensor>.None))).ToImmutableArray();
        });
    }

    /// <summary>Where an output got an element that is not finite: the value that has one although no input of its node does, found
    /// by going back from the first such output; by name, with its value. None where all outputs are finite.</summary>
    public static Validation<NnError, Option<(string Name, Expr Expr, Tensor Value)>> NonFiniteOrigin<T>(Graph graph, Env env) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        graph.EvaluateAll<T>(env).Map(values =>
        {
            bool Bad(int value) => values[value] is Tensor<T> tensor && tensor.Span.ContainsAnyNonFinite();
            var origins = graph.Fold<int>((node, inputs) => node.Inputs.Select(Bad).ToList().IndexOf(true) is >= 0 and var bad
                ? inputs[bad]
                : Enumerable.Range(node.First, node.Results.Length).ToImmutableArray());
            return graph.Outputs.Where(Bad).Select(output => origins[output]).Select(i =>
                Option<(string, Expr, Tensor)>.Some((Names.Of(graph)[i], graph.Values[i], values[i]))).FirstOrDefault();
        });

    /// <summary>Whether an element is infinite or NaN: x - x is 0 for all others.</summary>
    public static bool ContainsAnyNonFinite<T>(this ReadOnlySpan<T> values) where T : IBinaryFloatingPointIeee754<T>
    {
        var rest = values;
        if (Vector<T>.IsSupported && values.Length >= Vector<T>.Count)
        {
            var (sum, start) = (Vector<T>.Zero, 0);
            for (; start + Vector<T>.Count <= values.Length; start += Vector<T>.Count)
            {
                var some = new Vector<T>(values[start..]);
                sum += some - some;
            }

            if (sum != Vector<T>.Zero)
                return true;
            rest = values[start..];
        }

        foreach (var value in rest)
            if (!T.IsFinite(value))
                return true;
        return false;
    }
}
