using System.Numerics;

namespace Functional.Nn;

/// <summary>One kernel on whole values.</summary>
internal sealed class KernelRunner<T>(Node node) : Runner<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override void Run(Frame<T> frame, Symbols symbols)
    {
        var inputs = frame.Operands.AsSpan(0, node.Inputs.Length);
        for (var i = 0; i < inputs.Length; i++)
            inputs[i] = frame.Values[node.Inputs[i]];
        node.Op.Compute(new Call<T>(node.Op, inputs, frame.Values.AsSpan(node.First, node.Results.Length), symbols));
    }
}
