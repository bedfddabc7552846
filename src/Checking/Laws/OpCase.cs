using System.Collections.Immutable;
using Functional.Nn.Ops;

namespace Functional.Nn.Checking;

/// <summary>An op on inputs of known shape: what the laws are checked on.</summary>
/// <param name="Op">The op.</param>
/// <param name="Inputs">Its inputs: real ones in double precision, integers where the op wants an index.</param>
public sealed record OpCase(Op Op, ValueList<Tensor> Inputs)
{
    /// <summary>What is known of the op at this point.</summary>
    public Smoothness Smoothness { get; init; } = Smoothness.Smooth;

    /// <summary>The numbers of real inputs in which the op moves in steps only, like the condition of a choice: no differences are
    /// taken in them.</summary>
    public ValueList<int> Held { get; init; } = [];

    /// <summary>Decides the cotangents and the directions.</summary>
    public Key Key { get; init; }

    /// <summary>The case of an op on these inputs.</summary>
    public static OpCase Of(Op op, params ImmutableArray<Tensor> inputs) => new(op, ValueList.Of(inputs.AsSpan()));

    /// <summary>The case as C# that compiles.</summary>
    public override string ToString()
    {
        string[] more =
        [
            .. Smoothness is Smoothness.Smooth ? Array.Empty<string>() : [$"Smoothness = {CSharp.Of(Smoothness)}"],
            .. Held.Count == 0 ? Array.Empty<string>() : [$"Held = {CSharp.Of(Held)}"],
            .. Key == default ? Array.Empty<string>() : [$"Key = {CSharp.Of(Key)}"],
        ];
        return $"new OpCase({CSharp.Of(Op)}, {CSharp.Of(Inputs)}){(more is [] ? "" : $" {{ {string.Join(", ", more)} }}")}";
    }
}
