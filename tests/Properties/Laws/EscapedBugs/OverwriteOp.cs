using System.Collections.Immutable;
using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Properties;

/// <summary>x with elements of a source written at the positions that an index counts on the last axis: where it repeats, the last stays.</summary>
public sealed record OverwriteOp : Op
{
    public override Inference Infer(ImmutableArray<TensorType> inputs) => new ScatterAddOp(-1).Infer(inputs);

    public override void Compute<T>(Call<T> call)
    {
        var (n, m) = (call.ResultType.Shape[^1].Extent, call.TypeOf(1).Shape[^1].Extent);
        call[0].CopyTo(call.Result);
        for (var i = 0; i < call[2].Length; i++)
            call.Result[(i / m * n) + call.Indices(1)[i]] = call[2][i];
    }

    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [Option<Expr>.None, Option<Expr>.None, new GatherOp(-1).Apply(at.Adjoint, at.Inputs[1])];
}
