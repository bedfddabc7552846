using System.Collections.Immutable;

namespace Functional.Nn;

/// <summary>What a fold has found for the inputs of a node, in their order.</summary>
public readonly struct Arguments<A>
{
    private readonly A[] values;
    private readonly ImmutableArray<int> inputs;

    internal Arguments(A[] values, ImmutableArray<int> inputs) => (this.values, this.inputs) = (values, inputs);

    /// <summary>The number of inputs.</summary>
    public int Count => inputs.Length;

    /// <summary>What was found for input <paramref name="input"/>.</summary>
    public A this[int input] => values[inputs[input]];

    /// <summary>What was found for all inputs.</summary>
    public ImmutableArray<A> ToArray() => ImmutableArray.CreateRange(inputs, static (input, values) => values[input], values);
}
