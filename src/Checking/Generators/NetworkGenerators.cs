using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Checking;

/// <summary>
/// Generators of whole networks: chains, residuals, branches, repeated and shared parts, over features, sequences, images and
/// indices, with a loss that fits, in training and in prediction, at points that are no initial ones. Their values are moderate:
/// differences drown in the rounding of large ones.
/// </summary>
public static partial class NetworkGenerators
{
    private const double Moderate = 12;

    private static readonly Gen<TensorType> Examples = Gen.Frequency(
        (3, Extents((1, 4))), (3, Extents((1, 4), (1, 3))), (2, Extents((1, 2), (3, 6))), (3, Extents((1, 4), (2, 4), (2, 4))), (1, Extents((1, 4)).Select(example => example with { Kind = Kind.Index })));

    /// <summary>Networks of the layers of the library.</summary>
    public static Gen<NetworkCase> Any { get; } = With();

    /// <summary>Networks of the layers of the library and of others, to see these at work: <c>With(new OpLayer(new MyOp()))</c>.</summary>
    public static Gen<NetworkCase> With(params ReadOnlySpan<Layer> more)
    {
        var layers = ValueList.Of(more);
        return Gen.Sized(size => Drawn(Math.Min(size, 30), layers)).Where(drawn => drawn.IsSome).Select(drawn => (NetworkCase)drawn);
    }

    /// <summary><see cref="Any"/> with its shrinker.</summary>
    public static Arbitrary<NetworkCase> Cases() => Arb.From(Any, Shrink);

    /// <summary>The case of a layer and a loss, with what the point has of values and new ones for the rest; none where the layer does
    /// not build, the loss does not fit, or values are not moderate.</summary>
    internal static Option<NetworkCase> Fit(NetworkCase wanted, int batch) =>
        from model in wanted.Layer.Build(wanted.Example).ToOption()
        let output = wanted.Of(model)
        where output.Kind is Kind.Real
        from targets in Targets(wanted, output.Type)
        let inputs = Graph.Of(output).Variables.Append((VarOp)model.Input.Op).Distinct().Concat(targets)
        let fit = wanted with { Point = Env.Of(inputs.Select(v => (v.Variable, NetworkPoints.Value(v, batch, Classes(output.Type), wanted.Loss, wanted.Point, wanted.Key)))) }
        where IsModerate(fit, fit.Against(output))
        select fit;

    /// <summary>The variable of the targets, if there is to be one; or none at all where the loss does not fit.</summary>
    private static Option<ImmutableArray<VarOp>> Targets(NetworkCase wanted, TensorType output) =>
        wanted.Loss is null ? Option<ImmutableArray<VarOp>>.Some([])
        : from type in wanted.Loss.Target(output).ToOption()
          where type.Kind is Kind.Real || Classes(output) > 0
          select ImmutableArray.Create(new VarOp(NetworkCase.TargetName, Soft(wanted, output) ? output : type));

    private static int Classes(TensorType output) => output.Shape is [.., { IsKnown: true, Extent: var classes }] ? classes : 0;

    private static Gen<Option<NetworkCase>> Drawn(int size, ValueList<Layer> more) =>
        from example in Examples
        from layer in LayerGenerators.Network(example, size, more)
        from loss in LossGenerators.Of(layer.Build(example).OrThrow().Output.Shape[^1].Extent)
        from isTraining in Gen.Elements(true, false)
        from batch in Gen.Choose(1, 4)
        from key in TensorGenerators.Keys
        select Fit(new(layer, example, loss, isTraining, Env.Empty, key), batch);

    /// <summary>Whether targets are probabilities where the loss takes classes too.</summary>
    private static bool Soft(NetworkCase wanted, TensorType output) =>
        wanted.Loss is SoftmaxCrossEntropyLoss && wanted.Point.Find(NetworkCase.TargetName).Match(Some: target => target.Kind is Kind.Real, None: () => wanted.Key.Uniform(0) < 0.5);

    private static bool IsModerate(NetworkCase @case, Expr objective) => Graph.Of(objective).EvaluateAll<double>(@case.Point).Match(
        Succ: values => values.OfType<Tensor<double>>().All(value => value.Span.ToArray().All(v => Math.Abs(v) < Moderate)),
        Fail: _ => false);

    private static Gen<TensorType> Extents(params (int Least, int Most)[] axes) =>
        Gen.CollectToArray(axes.Select(axis => Gen.Choose(axis.Least, axis.Most))).Select(extents => new TensorType(Shape.Of([.. extents.Select(n => (Dim)n)])));
}
