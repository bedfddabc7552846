using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Checking;

/// <summary>The members of the family: made of arguments by their types, and fitted to a shape.</summary>
public static partial class LayerGenerators
{
    /// <summary>How a layer comes to fit a shape, where arguments drawn by their types seldom would: from the shape, the size and the
    /// place in its chain. Layers that are not here are drawn until they fit.</summary>
    private static readonly FrozenDictionary<Type, Func<Spot, Gen<Layer>>> Fitted = new (Type Layer, Func<Spot, Gen<Layer>> Fit)[]
    {
        (typeof(OpLayer), _ => Activation),
        (typeof(ConvLayer), Convolved),
        (typeof(ConvTransposeLayer), Transposed),
        (typeof(MultiHeadAttentionLayer), at => from causal in Gen.Elements(true, false) select at.Shape.Rank == 2 && at.Shape[1].Extent > 0 ? MultiHeadAttention(at.Shape[1].Extent % 2 == 0 ? 2 : 1, causal) : Identity),
        (typeof(TransformerEncoderLayer), at => from units in Gen.Choose(1, 3) from first in Gen.Elements(true, false) select at.Shape.Rank == 2 && at.Shape[1].Extent > 0 ? TransformerEncoder(1, units, first) : Identity),
        (typeof(TransformerDecoderLayer), at => from units in Gen.Choose(1, 3) from causal in Gen.Elements(true, false) from memory in Keeping(at) select at.Shape.Rank == 2 && at.Shape[1].Extent > 0 ? TransformerDecoder(1, units, memory, causal: causal) : Identity),
        (typeof(PadLayer), at => from before in Gen.Choose(-1, 1) from mode in Gen.Elements(Enum.GetValues<PadMode>()) select at.Shape.Rank < 2 || at.Shape[^1].Extent < 2 ? Identity : Pad(PerAxis.Of([.. Enumerable.Repeat(0, at.Shape.Rank - 2), before]), mode: mode)),
        (typeof(UnfoldLayer), Unfolded),
        (typeof(FoldLayer), Unfolded),
        (typeof(PositionalEncodingLayer), at => Gen.Constant(at.Shape.Rank == 2 ? PositionalEncoding : Identity)),
        (typeof(FlattenLayer), at => Gen.Constant(at.Shape.Rank == 1 ? Flatten : Identity)),
        (typeof(ReshapeLayer), Reshaped),
        (typeof(EmbeddingLayer), _ => Gen.Constant(Identity)),
        (typeof(ResidualLayer), at => Keeping(at).Select(Residual)),
        (typeof(ParallelLayer), at => from units in Gen.Choose(1, 3) from n in Gen.Choose(1, 3) from branches in To(at, units).ArrayOf(n) select Parallel(branches)),
        (typeof(ConcatLayer), at => from n in Gen.Choose(1, 3) from branches in Body(at).ArrayOf(n) select Concat(branches)),
        (typeof(RepeatLayer), at => from n in Gen.Choose(0, 3) from body in Keeping(at) from tied in Gen.Elements(true, false) select Repeat(n, tied ? Tied(body, at.Shape) : body)),
        (typeof(FrozenLayer), at => One(at with { Size = at.Size / 2 }).Select(layer => layer is ChainLayer ? layer : Frozen(layer))),
        (typeof(RenamedLayer), at => One(at with { Size = at.Size / 2 }).Select(layer => layer is ChainLayer ? layer : Renamed($"alias-{at.Position}", layer))),
        (typeof(NamedLayer), at => Body(at).Select(body => Named($"part-{at.Position}", body))),
        (typeof(SharedLayer), at => Body(at).Select(body => Tied(body, at.Shape))),
    }.ToFrozenDictionary(line => line.Layer, line => line.Fit);

    private static readonly ImmutableArray<Type> Members = Records(typeof(Layer).Assembly);

    /// <summary>The layer records of some assemblies, without chains.</summary>
    public static ImmutableArray<Type> Records(params IEnumerable<Assembly> assemblies) => [.. assemblies.Distinct().SelectMany(a => a.GetTypes())
        .Where(t => !t.IsAbstract && typeof(Layer).IsAssignableFrom(t) && t != typeof(ChainLayer)).OrderBy(t => t.Name, StringComparer.Ordinal)];

    /// <summary>The layer records of some assemblies that have an argument of which nothing can be drawn.</summary>
    public static ImmutableArray<Type> Missing(params IEnumerable<Assembly> assemblies) =>
        Records(assemblies).RemoveAll(layer => Term.ConstructorOf(layer) is { } made && Array.TrueForAll(made.GetParameters(), p => Drawn(p, new(Names, Rates, Gen.Choose(1, 9), Sensible: true), Gen.Constant(Identity)) is not null));

    /// <summary>What arguments that are no layers are drawn from.</summary>
    private sealed record Palette(Gen<string> Names, Gen<double> Numbers, Gen<int> Counts, bool Sensible);

    private static Gen<Layer> Tree(int size, Palette palette)
    {
        var inner = Gen.Constant(0).SelectMany(_ => Tree(size / 2, palette));
        var members = Members.Where(m => size >= 2 || !HasParts(m)).Select(m => (HasParts(m) ? 2 : 3, Made(m, palette, inner)));
        return Gen.Frequency([.. members, (1, Gen.Constant(Identity)), .. size < 2 ? [] : new[] { (4, Gen.Choose(2, 4).SelectMany(n => inner.ArrayOf(n)).Select(ChainLayer.Of)) }]);
    }

    private static bool HasParts(Type layer) => Term.ConstructorOf(layer)!.GetParameters().Any(IsPart);

    private static bool IsPart(ParameterInfo parameter) => parameter.ParameterType == typeof(Layer) || parameter.ParameterType == typeof(ValueList<Layer>);

    private static Gen<Layer> Made(Type layer, Palette palette, Gen<Layer> inner)
    {
        var made = Term.ConstructorOf(layer)!;
        return Gen.CollectToArray(made.GetParameters().Select(p => Drawn(p, palette, inner) is not { } drawn ? throw new InvalidOperationException($"no generator for {p} of {layer}")
            : p.HasDefaultValue ? Gen.Frequency((1, drawn), (2, Gen.Constant(Term.Default(p)))) : drawn)).Select(arguments => (Layer)made.Invoke(arguments));
    }

    /// <summary>An argument by its type, within its limits; null where nothing is known of the type. What is done several times is done a few times.</summary>
    private static Gen<object?>? Drawn(ParameterInfo parameter, Palette palette, Gen<Layer> inner)
    {
        var drawn = parameter.ParameterType switch
        {
            var t when t == typeof(Layer) => inner.Select(x => (object?)x),
            var t when t == typeof(ValueList<Layer>) => Gen.Choose(0, 3).SelectMany(n => inner.ArrayOf(n)).Select(x => (object?)ValueList.Of<Layer>(x)),
            var t when t == typeof(ActivationOp) => Gen.OneOf(Activation.Select(x => (object?)((OpLayer)x).Op), palette.Numbers.Select(x => (object?)new LeakyReluOp(x)), palette.Numbers.Select(x => (object?)new EluOp(x))),
            var t when t == typeof(Shape) => palette.Counts.Where(n => n >= 0).ArrayOf(2).Select(x => (object?)Shape.Of([.. x.Select(n => (Dim)n)])),
            var t when t == typeof(Initializer) => Initializer.Select(x => (object?)x),
            var t when t == typeof(int) && HasParts(parameter.Member.DeclaringType!) => Gen.Choose(0, 3).Select(x => (object?)x),
            var t when t == typeof(PerAxis) || t == typeof(PerAxis?) => PerAxes(palette).Select(x => (object?)x),
            var t when t == typeof(Padding) => Gen.Frequency((3, PerAxes(palette).Select(x => (object?)(Padding)x)), (1, Gen.Constant((object?)Padding.Same))),
            var t when t == typeof(Axes) => Gen.Shuffle(Enumerable.Range(0, 3)).Select(x => (object?)Axes.Of([.. x])),
            var t when t == typeof(int) => palette.Counts.Select(x => (object?)x),
            var t when t == typeof(double) => palette.Numbers.Select(x => (object?)x),
            var t when t == typeof(bool) => Gen.Elements<object?>(true, false),
            var t when t == typeof(string) => palette.Names.Select(x => (object?)x),
            var t when t.IsEnum => Gen.Elements([.. Enum.GetValues(t).Cast<object?>()]),
            _ => null,
        };
        return palette.Sensible ? drawn?.Where(x => Limits.Broken(parameter, x).IsNone) : drawn;
    }

    private static Gen<PerAxis> PerAxes(Palette palette) => Gen.OneOf(palette.Counts.Select(x => (PerAxis)x), palette.Counts.ArrayOf(2).Select(x => PerAxis.Of(x)));

    /// <summary>Where a layer comes to stand.</summary>
    /// <param name="Shape">What it is applied to.</param>
    /// <param name="Size">How large it may be.</param>
    /// <param name="Position">Its number in its chain.</param>
    /// <param name="More">Layers that occur too.</param>
    private sealed record Spot(Shape Shape, int Size, int Position = 1, ValueList<Layer> More = default);

    /// <summary>A chain of layers that fit, whose result differs from the shape on the last axis at most.</summary>
    private static Gen<Layer> Body(Spot at) =>
        Gen.Choose(0, Math.Min(4, 1 + (at.Size / 4))).SelectMany(length => Enumerable.Range(1, length).Aggregate(
            Gen.Constant(Identity),
            (before, position) => before.SelectMany(b => One(at with { Shape = Result(b, at.Shape), Size = at.Size / 2, Position = position }).Select(next => After(b >> next, new(at.Shape)).IsSome ? b >> next : b))));

    private static Gen<Layer> One(Spot at) =>
        from layer in Gen.Frequency([.. Members.Where(m => at.Size >= 2 || !HasParts(m)).Select(m => (HasParts(m) ? 2 : 3, Member(m, at))), .. at.More.Select(layer => (20, Gen.Constant(layer)))])
        select Keeps(layer, at.Shape) ? layer : Identity;

    private static Gen<Layer> Member(Type member, Spot at) => Gen.Constant(member).SelectMany(_ =>
        Fitted.TryGetValue(member, out var fit) ? fit(at) : Made(member, new(Names, Rates, Gen.Choose(1, 4), Sensible: true), Body(at)));

    private static bool Keeps(Layer layer, Shape shape) => After(layer, new(shape)).Exists(y => y.Shape.Rank == shape.Rank && y.Shape[..^1] == shape[..^1]);

    private static Gen<Layer> Keeping(Spot at) => To(at, at.Shape[^1].Extent);

    private static Gen<Layer> To(Spot at, int units) =>
        from body in Body(at)
        select Result(body, at.Shape)[^1] == units ? body : body >> Dense(units);

    private static Shape Result(Layer layer, Shape shape) => ((TensorType)After(layer, new(shape))).Shape;

    /// <summary>What a layer makes of an example, if it fits.</summary>
    private static Option<TensorType> After(Layer layer, TensorType example) =>
        Applied(layer, example) is { Errors.IsEmpty: true, Type: { Shape: [_, .. var shape], Kind: var kind } } ? new TensorType(shape, kind) : Option<TensorType>.None;

    private static Applied Applied(Layer layer, TensorType example) => layer.Apply(Expr.Var(Model.InputName, example with { Shape = Shape.Of(Dim.Batch).Concat(example.Shape) }), new());

    /// <summary>The body shared under a name that tells it from all other bodies; what keeps running statistics cannot be shared.</summary>
    private static Layer Tied(Layer body, Shape shape) => Applied(body, new(shape)).Updates.IsEmpty ? Shared($"tied-{Key.Of(0).Fold($"{body} on {shape}").Low}", body) : body;
}
