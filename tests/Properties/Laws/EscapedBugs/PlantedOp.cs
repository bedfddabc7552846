using System.Collections.Immutable;

namespace Functional.Nn.Properties;

/// <summary>An op of ours with another project's mistake in its pullback.</summary>
/// <param name="Right">The op as it should be.</param>
public abstract record PlantedOp(Op Right) : Op
{
    public sealed override bool IsElementwise => Right.IsElementwise;

    public sealed override Inference Infer(ImmutableArray<TensorType> inputs) => Right.Infer(inputs);

    public sealed override void Compute<T>(Call<T> call) => Right.Compute(call);
}
