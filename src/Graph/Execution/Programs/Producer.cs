using System.Collections.Immutable;
using System.Numerics;

namespace Functional.Nn;

/// <summary>The kernel of one node with what it reads and writes.</summary>
internal sealed class Producer<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Node node;
    private readonly Kernel<T> kernel;
    private readonly ImmutableArray<TensorType> results;

    public Producer(Node node, Staging staging)
    {
        this.node = node;
        var inputs = ImmutableArray.CreateRange(node.Inputs, input => staging.Types[input]);
        results = staging.Types.Slice(node.First, node.Results.Length);
        (kernel, Parts) = (node.Op.Prepare<T>(inputs.AsSpan(), results.AsSpan()), node.Op.Parts(inputs.AsSpan(), results.AsSpan()));
        (Work, Grain) = (node.Op.Work(inputs.AsSpan(), results.AsSpan()), node.Op.Grain);
    }

    /// <summary>Into how many parts its results divide.</summary>
    public int Parts { get; }

    /// <summary>How many parts are best computed together.</summary>
    public int Grain { get; }

    /// <summary>About how many operations it takes.</summary>
    public double Work { get; }

    /// <summary>The number of blocks that it is handed.</summary>
    public int Operands => node.Inputs.Length + results.Length;

    /// <summary>Computes some parts where they belong.</summary>
    public void Run(Machine<T> machine, Span<Block<T>> operands, Part part)
    {
        for (var i = 0; i < results.Length; i++)
        {
            var size = Parts <= 1 ? 0 : results[i].Shape.Size / Parts;
            var whole = machine.Values[node.First + i];
            operands[node.Inputs.Length + i] = Parts <= 1 ? whole : whole.Of(results[i], part.First * size, part.Count * size);
        }

        Call(machine, operands, part);
    }

    /// <summary>Computes some parts of the one result elsewhere.</summary>
    public void Run(Machine<T> machine, Span<Block<T>> operands, Part part, Memory<T> target)
    {
        operands[node.Inputs.Length] = new(results[0], target, default);
        Call(machine, operands, part);
    }

    private void Call(Machine<T> machine, Span<Block<T>> operands, Part part)
    {
        for (var i = 0; i < node.Inputs.Length; i++)
            operands[i] = machine.Values[node.Inputs[i]];
        kernel(new Call<T>(node.Op, operands[..node.Inputs.Length], operands.Slice(node.Inputs.Length, results.Length), machine.Symbols, part, machine.Workers));
    }
}
