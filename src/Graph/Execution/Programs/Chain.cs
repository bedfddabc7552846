using System.Collections.Immutable;
using System.Numerics;

namespace Functional.Nn;

/// <summary>
/// Functions of elements that feed each other, as one loop: what only they read stays in registers. The bits are those of the functions one
/// after the other, for each is the same function of the same values.
/// </summary>
internal sealed class Chain<T> : BlockStep<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Longer chains than this have no registers left.</summary>
    private const int Most = 24;

    private readonly ChainBody<T> whole;
    private readonly Lazy<ChainBody<T>> rest;

    private Chain(ImmutableArray<Link> links) => (whole, rest) = (ChainCompiler<T>.Whole(links), new(() => ChainCompiler<T>.Rest(links)));

    /// <summary>The nodes of a stage in their order, those together that are worth a loop of their own: short functions, one after the other.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="isWorth">Whether any loop is.</param>
    public static ImmutableArray<ImmutableArray<Prepared<T>>> Of(ImmutableArray<Prepared<T>> nodes, bool isWorth)
    {
        var chains = ImmutableArray.CreateBuilder<ImmutableArray<Prepared<T>>>();
        for (int start = 0, end; start < nodes.Length; start = end)
        {
            end = start;
            while (isWorth && ChainCompiler<T>.IsSupported && end < nodes.Length && end - start < Most && nodes[end].Function is { IsShort: true })
                end++;
            end = Math.Max(end, start + 1);
            chains.Add(nodes[start..end]);
        }

        return chains.ToImmutable();
    }

    /// <summary>What runs them.</summary>
    /// <param name="chains">The nodes.</param>
    /// <param name="operands">What each reads and then writes, one node after the other.</param>
    public static ImmutableArray<BlockStep<T>> Steps(ImmutableArray<ImmutableArray<Prepared<T>>> chains, ImmutableArray<Operand> operands)
    {
        var steps = ImmutableArray.CreateBuilder<BlockStep<T>>(chains.Length);
        var lastRead = new Dictionary<int, int>();
        for (var i = 0; i < chains.Length; i++)
            foreach (var input in chains[i].SelectMany(n => n.Node.Inputs))
                lastRead[input] = i;
        for (int i = 0, first = 0; i < chains.Length; first += chains[i++].Sum(n => n.Node.Inputs.Length + 1))
            steps.Add(chains[i] is [var only]
                ? new KernelStep<T>(only.Node.Op, only.Kernel, first, only.Node.Inputs.Length)
                : new Chain<T>(Links(chains[i], operands, first, value => lastRead.GetValueOrDefault(value) > i)));
        return steps.MoveToImmutable();
    }

    /// <inheritdoc/>
    public override void Run(Block<T>[] operands, int length, Machine<T> machine)
    {
        var over = length % ChainCompiler<T>.Count;
        whole(operands, 0, length - over);
        if (over > 0)
            rest.Value(operands, length - over, over);
    }

    private static ImmutableArray<Link> Links(ImmutableArray<Prepared<T>> nodes, ImmutableArray<Operand> operands, int first, Func<int, bool> isReadLater)
    {
        var sources = new Dictionary<int, Source>();
        var links = ImmutableArray.CreateBuilder<Link>(nodes.Length);
        foreach (var prepared in nodes)
        {
            var (node, function) = (prepared.Node, prepared.Function!);
            for (var input = 0; input < node.Inputs.Length; input++)
                sources.TryAdd(node.Inputs[input], new(first + input, operands[first + input].Period == Operand.Single ? SourceKind.Number : SourceKind.Operand));
            var result = first + node.Inputs.Length;
            links.Add(new(function.Function, [.. node.Inputs.Select(input => sources[input])], operands[result].Scratch < 0 || isReadLater(node.First) ? result : -1));
            sources[node.First] = new(links.Count - 1, SourceKind.Link);
            first = result + 1;
        }

        return links.MoveToImmutable();
    }
}
