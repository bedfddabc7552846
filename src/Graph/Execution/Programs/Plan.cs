using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Functional.Nn;

/// <summary>How a graph runs for known extents: stages, and memory for what they make. Runs do not disturb each other.</summary>
internal sealed class Plan<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Graph graph;
    private readonly Symbols symbols;
    private readonly Schedule schedule;
    private readonly Lifetimes lifetimes;
    private readonly ImmutableArray<Runner<T>> runners;
    private readonly ImmutableDictionary<int, Tensor> constants;
    private readonly ConcurrentBag<Frame<T>> idle = [];

    public Plan(Graph graph, Symbols symbols)
    {
        (this.graph, this.symbols, schedule) = (graph, symbols, new(graph, symbols));
        lifetimes = new(graph, schedule);
        constants = graph.Nodes.Where(node => node.Op is ConstantOp).ToImmutableDictionary(node => node.First, Constant);
        runners = [.. schedule.Stages.Select((stage, i) => stage.IsBlocked ? new BlockedRunner<T>(stage, i, schedule, lifetimes) : (Runner<T>)new KernelRunner<T>(stage.Nodes[0]))];
    }

    /// <summary>The outputs for the values of all variables.</summary>
    public ImmutableArray<Tensor> Run(Env env)
    {
        var frame = idle.TryTake(out var taken) ? taken : Made();
        var outputs = Bind(frame, env);
        foreach (var runner in runners)
            runner.Run(frame, symbols);
        idle.Add(frame);
        return ImmutableArray.CreateRange(graph.Outputs, output => Read(outputs[schedule.Roots[output]], schedule.Types[output].Shape));
    }

    /// <summary>The stages with what they make, and the memory that is lent.</summary>
    public override string ToString()
    {
        var (names, text) = (Names.Of(graph), new StringBuilder());
        for (var i = 0; i < schedule.Stages.Length; i++)
            foreach (var (node, line) in schedule.Stages[i].Nodes.Select((node, line) => (node, line)))
                text.Append(CultureInfo.InvariantCulture, $"{(line == 0 ? $"{i}" : ""),4} {(schedule.Stages[i].IsBlocked ? "|" : " ")} {names[node.First]} {schedule.Types[node.First]} = {string.Join(' ', node.Inputs.Select(input => names[input]).Prepend($"{node.Op}"))}{Where(node.First)}\n");
        return text.Append(CultureInfo.InvariantCulture, $"{schedule.Stages.Length} stages of {schedule.Stages.Sum(stage => stage.Nodes.Length)} nodes, {lifetimes.Memories.Length} buffers, {Bytes} bytes\n").ToString();

        string Where(int value) => lifetimes.Places[value] is >= 0 and var place ? $" -> buffer {place}" : lifetimes.IsOutput(value) ? " -> output" : "";
    }

    /// <summary>The bytes of all memory that is lent, beside blocks.</summary>
    public long Bytes => lifetimes.Memories.Sum(type => (long)type.Shape.Size * (type.Kind is Kind.Index ? sizeof(int) : Unsafe.SizeOf<T>()));

    private Frame<T> Made()
    {
        var frame = new Frame<T>(graph.Values.Length, 1 + graph.Nodes.Max(node => node.Inputs.Length));
        var memories = ImmutableArray.CreateRange(lifetimes.Memories, type => Block.Of<T>(Block.Allocate<T>(type)));
        for (var value = 0; value < frame.Values.Length; value++)
            frame.Values[value] = lifetimes.Places[value] is >= 0 and var place ? Cut(memories[place], schedule.Types[value]) : new(schedule.Types[value], default, default);
        foreach (var (value, constant) in constants)
            frame.Values[value] = Block.Of<T>(constant);
        return frame;
    }

    /// <summary>Points variables at their tensors, outputs at new ones, and views at what they are views of. The answer has the tensors.</summary>
    private Dictionary<int, Tensor> Bind(Frame<T> frame, Env env)
    {
        var outputs = new Dictionary<int, Tensor>();
        foreach (var output in graph.Outputs.Select(output => schedule.Roots[output]).Distinct())
            outputs[output] = schedule.Owners[output].Op switch
            {
                VarOp variable => env[variable.Variable],
                ConstantOp => constants[output],
                _ => Block.Allocate<T>(schedule.Types[output]),
            };
        foreach (var (output, tensor) in outputs)
            frame.Values[output] = Block.Of<T>(tensor);
        foreach (var node in graph.Nodes)
            if (node.Op is VarOp variable)
                frame.Values[node.First] = Block.Of<T>(env[variable.Variable]);
            else if (node.Op.IsView)
                frame.Values[node.First] = frame.Values[node.Inputs[0]] with { Type = schedule.Types[node.First] };
        return outputs;
    }

    private Tensor Constant(Node node)
    {
        var constant = Block.Allocate<T>(node.Type);
        node.Op.Compute(new Call<T>(node.Op, [], [Block.Of<T>(constant)], symbols));
        return constant;
    }

    private static Tensor Read(Tensor tensor, Shape shape) => tensor switch
    {
        _ when tensor.Shape == shape => tensor,
        Tensor<int> indices => indices.Reshape(shape),
        _ => ((Tensor<T>)tensor).Reshape(shape),
    };

    private static Block<T> Cut(Block<T> memory, TensorType type) => type.Kind is Kind.Index
        ? new(type, default, memory.Indices[..type.Shape.Size])
        : new(type, memory.Reals[..type.Shape.Size], default);
}
