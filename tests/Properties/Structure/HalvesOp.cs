using System.Collections.Immutable;
using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Properties;

/// <summary>The first <c>At</c> numbers of a vector, and the rest: an op of two results.</summary>
public sealed record HalvesOp(int At) : Op
{
    public override Inference Infer(ImmutableArray<TensorType> inputs) => inputs is [{ Kind: Kind.Real, Shape: [{ IsKnown: true } n] }] && n.Extent >= At
        ? ImmutableArray.Create<TensorType>(Shape.Of(At), Shape.Of(n.Extent - At))
        : new ShapeError(Name) { Expected = $"a vector of {At} or more", Found = ShapeRules.Listed(inputs) };

    public override void Compute<T>(Call<T> call)
    {
        call[0][..At].CopyTo(call.ResultAt(0));
        call[0][At..].CopyTo(call.ResultAt(1));
    }

    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [Functions.Join(0, at.Adjoints)];
}
