using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Functional.Nn;

/// <summary>How a graph runs for known extents: stages, and memory for what they make. Machines run it.</summary>
internal sealed class Plan<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public Plan(Graph graph, Symbols symbols, Workers workers)
    {
        (Graph, Symbols, Workers, Staging) = (graph, symbols, workers, new(graph, symbols));
        Lifetimes = new(graph, Staging);
        Constants = graph.Nodes.Where(node => node.Op is ConstantOp).ToImmutableDictionary(node => node.First, Constant);
        Runners = [.. Staging.Stages.Select((stage, i) => stage.IsBlocked ? new BlockedRunner<T>(stage, i, Staging, Lifetimes, workers) : (Runner<T>)new KernelRunner<T>(new(stage.Nodes[0], Staging), workers))];
        Views = Enumerable.Range(0, graph.Values.Length).Where(value => Staging.Roots[value] != value).ToLookup(value => Staging.Roots[value]);
    }

    /// <summary>What is computed.</summary>
    public Graph Graph { get; }

    /// <summary>The extents.</summary>
    public Symbols Symbols { get; }

    /// <summary>Who runs it.</summary>
    public Workers Workers { get; }

    /// <summary>What runs when.</summary>
    public Staging Staging { get; }

    /// <summary>Which values stand where.</summary>
    public Lifetimes Lifetimes { get; }

    /// <summary>The stages.</summary>
    public ImmutableArray<Runner<T>> Runners { get; }

    /// <summary>The tensors of constants.</summary>
    public ImmutableDictionary<int, Tensor> Constants { get; }

    /// <summary>The values that are views of each value.</summary>
    public ILookup<int, int> Views { get; }

    /// <summary>The bytes of all memory that is lent, beside blocks.</summary>
    public long Bytes => Lifetimes.Memories.Sum(type => (long)type.Shape.Size * (type.Kind is Kind.Index ? sizeof(int) : Unsafe.SizeOf<T>()));

    /// <summary>The known type of an output.</summary>
    public TensorType Output(int output) => Staging.Types[Graph.Outputs[output]];

    /// <summary>The value that an output is, or is a view of.</summary>
    public int Root(int output) => Staging.Roots[Graph.Outputs[output]];

    /// <summary>Whether a value is there before anything runs.</summary>
    public bool IsGiven(int value) => Staging.Owners[value].Op is VarOp or ConstantOp;

    /// <summary>The stages with what they make, and the memory that is lent.</summary>
    public override string ToString()
    {
        var (names, text) = (Names.Of(Graph), new StringBuilder());
        for (var i = 0; i < Staging.Stages.Length; i++)
            foreach (var (node, line) in Staging.Stages[i].Nodes.Select((node, line) => (node, line)))
                text.Append(CultureInfo.InvariantCulture, $"{(line == 0 ? $"{i}" : ""),4} {(Staging.Stages[i].IsBlocked ? "|" : " ")} {names[node.First]} {Staging.Types[node.First]} = {string.Join(' ', node.Inputs.Select(input => names[input]).Prepend($"{node.Op}"))}{Where(node.First)}\n");
        return text.Append(CultureInfo.InvariantCulture, $"{Staging.Stages.Length} stages of {Staging.Stages.Sum(stage => stage.Nodes.Length)} nodes, {Lifetimes.Memories.Length} buffers, {Bytes} bytes\n").ToString();

        string Where(int value) => Lifetimes.Places[value] is >= 0 and var place ? $" -> buffer {place}" : Lifetimes.IsOutput(value) ? " -> output" : "";
    }

    private Tensor Constant(Node node)
    {
        var constant = Block.Tensor<T>(node.Type);
        node.Op.Compute(new Call<T>(node.Op, [], [Block.Of<T>(constant)], Symbols, Part.Whole));
        return constant;
    }
}
