using System.Collections.Immutable;
using System.Runtime.InteropServices;
using LanguageExt;

namespace Functional.Nn;

/// <summary>
/// The canonical form of one or more expressions: their applications in topological order, equal ones merged, unused ones
/// gone. It depends on structure alone, so two graphs are equal exactly when their expressions are. This is what is folded
/// over, printed, hashed and run.
/// </summary>
public sealed class Graph : IEquatable<Graph>
{
    private readonly Lazy<ImmutableArray<VarOp>> variables;
    private readonly Lazy<ImmutableArray<string>> symbols;

    internal Graph(ImmutableArray<Node> nodes, ImmutableArray<Expr> values, ImmutableArray<int> outputs)
    {
        (Nodes, Values, Outputs) = (nodes, values, outputs);
        variables = new(() => [.. nodes.Select(n => n.Op).OfType<VarOp>()]);
        symbols = new(() =>
        [
            .. values.SelectMany(v => v.Shape.Dims)
                .Concat(nodes.SelectMany(n => Term.Of(n.Op).Arguments).Select(a => a.Value).OfType<Dim>())
                .Select(d => d.Name).OfType<string>()
                .Concat(nodes.SelectMany(n => Term.Of(n.Op).Arguments).Select(a => a.Value).OfType<Graph>().SelectMany(inner => inner.Symbols))
                .Distinct(),
        ]);
    }

    /// <summary>The graph of these expressions, in this order of outputs.</summary>
    public static Graph Of(params IEnumerable<Expr> outputs) => GraphBuilder.Build(outputs);

    /// <summary>The applications, each after all that it uses.</summary>
    public ImmutableArray<Node> Nodes { get; }

    /// <summary>The expression of each value; equal values are the same object.</summary>
    public ImmutableArray<Expr> Values { get; }

    /// <summary>The numbers of the values that the graph is for.</summary>
    public ImmutableArray<int> Outputs { get; }

    /// <summary>The free variables, in order of first use.</summary>
    public ImmutableArray<VarOp> Variables => variables.Value;

    /// <summary>The names of all symbolic extents, of values and in the attributes of ops.</summary>
    public ImmutableArray<string> Symbols => symbols.Value;

    /// <summary>
    /// The left fold, inputs first: <paramref name="step"/> gets each node with what it gave for the node's inputs. The
    /// answer has one <typeparamref name="A"/> for each value.
    /// </summary>
    public ImmutableArray<A> Fold<A>(Func<Node, Arguments<A>, Results<A>> step)
    {
        var values = new A[Values.Length];
        foreach (var node in Nodes)
            step(node, new(values, node.Inputs)).CopyTo(values.AsSpan(node.First, node.Results.Length));
        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }

    /// <summary>
    /// The right fold, outputs first: <paramref name="step"/> gets each node that something flowed back to, with what flowed
    /// to each of its results, and answers what flows on to each of its inputs; flows that meet are merged. The answer has,
    /// for each value, all that flowed to it.
    /// </summary>
    public ImmutableArray<Option<A>> FoldBack<A>(IEnumerable<(int Value, A Flow)> seeds, Func<Node, ImmutableArray<Option<A>>, ImmutableArray<Option<A>>> step, Func<A, A, A> merge)
    {
        var flows = new Option<A>[Values.Length];
        foreach (var (value, flow) in seeds)
            flows[value] = Merged(flows[value], flow, merge);
        for (var i = Nodes.Length - 1; i >= 0; i--)
        {
            var node = Nodes[i];
            var arrived = flows.AsSpan(node.First, node.Results.Length).ToImmutableArray();
            if (arrived.All(static f => f.IsNone))
                continue;
            var sent = step(node, arrived);
            for (var input = 0; input < sent.Length; input++)
                flows[node.Inputs[input]] = Merged(flows[node.Inputs[input]], sent[input], merge);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(flows);
    }

    /// <inheritdoc/>
    public bool Equals(Graph? other) => ReferenceEquals(this, other) || (other is not null
        && Outputs.AsSpan().SequenceEqual(other.Outputs.AsSpan()) && Nodes.AsSpan().SequenceEqual(other.Nodes.AsSpan()));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Graph);

    /// <summary>Equal values.</summary>
    public static bool operator ==(Graph? left, Graph? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Different values.</summary>
    public static bool operator !=(Graph? left, Graph? right) => !(left == right);

    /// <inheritdoc/>
    public override int GetHashCode() => Outputs.Aggregate(Nodes.Length, (code, output) => HashCode.Combine(code, Values[output]));

    /// <summary>A one-line summary.</summary>
    public override string ToString() => $"{Statistics.Of(this)}";

    private static Option<A> Merged<A>(Option<A> before, Option<A> more, Func<A, A, A> merge) =>
        before.IsNone ? more : more.IsNone ? before : merge((A)before, (A)more);
}
