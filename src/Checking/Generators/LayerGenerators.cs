using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Checking;

/// <summary>
/// Generators of layers: any descriptions, whatever their shapes and attributes, and descriptions that build for a given
/// shape. Initialisers and losses too.
/// </summary>
public static class LayerGenerators
{
    private static readonly Gen<double> Rates = Gen.Elements(0, 0.1, 0.25, 0.5, 0.9);

    private static readonly Gen<double> Odd = Gen.Elements(0, -0.0, 1, -1, 0.1, 1e-300, 1e300, double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeInfinity);

    private static readonly Gen<string> Names = Gen.Elements("stem", "block", "Head_2", "a-b", "x", "identity", "none", "true");

    private static readonly Gen<string> OddNames = Gen.Elements("", " ", "2nd", "with space", "a/b", "quote\"", "back\\slash", "new\nline", "tab\t", "größe", "\ud83d\ude00", "-", "dense1");

    /// <summary>Initialisers with all kinds of attributes that make sense.</summary>
    public static Gen<Initializer> Initializer { get; } = Gen.Choose(0, 8).SelectMany(choice => choice switch
    {
        0 => Gen.Choose(-20, 20).Select(i => Initializers.Constant(i / 8.0)),
        1 => from deviation in Gen.Choose(0, 20) from mean in Gen.Choose(-8, 8) select Initializers.Normal(deviation / 8.0, mean / 8.0),
        2 => from low in Gen.Choose(-20, 0) from width in Gen.Choose(0, 20) select Initializers.Uniform(low / 8.0, (low + width) / 8.0),
        3 => Gen.Constant(Initializers.Glorot),
        4 => Gen.Constant(Initializers.GlorotNormal),
        5 => Gen.Constant(Initializers.He),
        6 => Gen.Constant(Initializers.HeNormal),
        7 => Gen.Constant(Initializers.LeCun),
        _ => Gen.Constant(Initializers.LeCunNormal),
    });

    /// <summary>Losses.</summary>
    public static Gen<Loss> Loss { get; } = Gen.Elements(Losses.MeanSquaredError, Losses.BinaryCrossEntropy, Losses.SoftmaxCrossEntropy);

    /// <summary>Activations, some of them with attributes other than the default.</summary>
    public static Gen<Layer> Activation { get; } = Gen.Choose(0, 9).SelectMany(choice => choice switch
    {
        0 => Gen.Constant(Relu),
        1 => Gen.Constant(Tanh),
        2 => Gen.Constant(Sigmoid),
        3 => Gen.Constant(Softplus),
        4 => Gen.Constant(Silu),
        5 => Gen.Constant(Softmax),
        6 => Gen.Constant(LogSoftmax),
        7 => Gen.Elements(0, 0.01, 0.3, -1.5).Select(LeakyRelu),
        _ => Gen.Elements(0.25, 1, 2.5).Select(Elu),
    });

    /// <summary>Any layers: attributes make sense, shapes need not fit.</summary>
    public static Gen<Layer> Any { get; } = Gen.Sized(size => Tree(Math.Min(size, 40), Names, Rates, Gen.Choose(1, 9)));

    /// <summary>Layers whose attributes make no sense now and then: rates that are not numbers, names that are none, huge sizes.</summary>
    public static Gen<Layer> AnyAtAll { get; } = Gen.Sized(size => Tree(
        Math.Min(size, 40), Gen.OneOf(Names, OddNames), Gen.OneOf(Rates, Odd), Gen.Frequency((6, Gen.Choose(1, 9)), (1, Gen.Elements(0, -1, int.MinValue, 2_000_000_000, int.MaxValue)))));

    /// <summary>Layers that build, with the shape of an example.</summary>
    public static Gen<LayerCase> Fitting { get; } =
        from example in Gen.Choose(1, 3).SelectMany(rank => Gen.Choose(1, 3).ArrayOf(rank)).Select(extents => Shape.Of([.. extents.Select(n => (Dim)n)]))
        from layer in Gen.Sized(size => Fit(example, Math.Min(size, 40)))
        select new LayerCase(layer, example);

    /// <summary><see cref="Any"/> with its shrinker.</summary>
    public static Arbitrary<Layer> Layers() => Arb.From(Any, Shrink);

    /// <summary><see cref="Fitting"/> with its shrinker.</summary>
    public static Arbitrary<LayerCase> Cases() => Arb.From(Fitting, Shrink);

    /// <summary><see cref="Initializer"/>.</summary>
    public static Arbitrary<Initializer> Starts() => Arb.From(Initializer);

    /// <summary><see cref="Loss"/>.</summary>
    public static Arbitrary<Loss> Targets() => Arb.From(Loss);

    /// <summary>Layers that build for an example of this shape and keep its number of axes.</summary>
    public static Gen<Layer> Fit(Shape example, int size) =>
        from flat in Gen.Frequency((5, Gen.Constant(Identity)), (1, Gen.Constant(Flatten)))
        from body in Body(flat == Flatten ? [example.Size] : example, size)
        select flat >> body.Layer;

    /// <summary>Cases that still build, of a smaller layer or a smaller example.</summary>
    public static IEnumerable<LayerCase> Shrink(LayerCase @case) =>
        Shrink(@case.Layer).Select(smaller => @case with { Layer = smaller })
            .Concat(
                from axis in Enumerable.Range(0, @case.Example.Rank)
                where @case.Example[axis].Extent > 1
                select @case with { Example = @case.Example.With(axis, 1) })
            .Where(smaller => smaller.Layer.Build(smaller.Example).IsSuccess);

    /// <summary>The parts of a layer, and the layer with one part less or a smaller one.</summary>
    public static IEnumerable<Layer> Shrink(Layer layer) => layer switch
    {
        ChainLayer { Layers.Count: 0 } => [],
        ChainLayer chain => chain.Layers.Concat(Lists(chain.Layers).Select(layers => ChainLayer.Of(layers))),
        ResidualLayer residual => [residual.Body, .. Shrink(residual.Body).Select(Residual)],
        RepeatLayer repeat => [repeat.Body, .. repeat.Times > 1 ? [Repeat(1, repeat.Body)] : Array.Empty<Layer>(), .. Shrink(repeat.Body).Select(body => Repeat(repeat.Times, body))],
        NamedLayer named => [named.Body, .. Shrink(named.Body).Select(body => Named(named.Name, body))],
        SharedLayer shared => [shared.Body, .. Shrink(shared.Body).Select(body => Shared(shared.Name, body))],
        ParallelLayer parallel => parallel.Branches.Concat(Lists(parallel.Branches).Where(l => l.Length > 0).Select(branches => Parallel(branches.AsSpan()))),
        ConcatLayer concat => concat.Branches.Concat(Lists(concat.Branches).Where(l => l.Length > 0).Select(branches => Concat(branches.AsSpan()))),
        DenseLayer dense => new Layer[] { Identity, Dense(1), Dense(dense.Units), dense with { Bias = true }, dense with { Weight = null }, dense with { Offset = null } }.Where(smaller => smaller != layer),
        OpLayer { Op: LeakyReluOp or EluOp } => [Identity, Relu],
        DropoutLayer => [Identity, .. layer == Dropout() ? Array.Empty<Layer>() : [Dropout()]],
        _ => [Identity],
    };

    private static IEnumerable<ImmutableArray<Layer>> Lists(ValueList<Layer> layers) =>
        Enumerable.Range(0, layers.Count).Select(layers.Items.RemoveAt).Concat(
            from i in Enumerable.Range(0, layers.Count)
            from smaller in Shrink(layers[i])
            select layers.Items.SetItem(i, smaller));

    private static Gen<Layer> DenseOf(Gen<int> units) =>
        from n in units
        from bias in Gen.Elements(true, true, false)
        from weight in Optional
        from offset in Optional
        select Dense(n, bias, weight, offset);

    private static Gen<Initializer?> Optional { get; } = Gen.Choose(0, 2).SelectMany(choice => choice == 0 ? Initializer.Select(i => (Initializer?)i) : Gen.Constant<Initializer?>(null));

    private static Gen<Layer> Tree(int size, Gen<string> names, Gen<double> numbers, Gen<int> counts)
    {
        var inner = Gen.Constant(0).SelectMany(_ => Tree(size / 2, names, numbers, counts));
        return Gen.Choose(0, size < 2 ? 4 : 13).SelectMany(choice => choice switch
        {
            0 or 1 => DenseOf(counts),
            2 => Activation,
            3 => numbers.Select(Dropout),
            4 => Gen.Choose(0, 3).SelectMany(which => which switch { 0 => numbers.Select(LeakyRelu), 1 => numbers.Select(Elu), 2 => Gen.Constant(Flatten), _ => Gen.Constant(Identity) }),
            5 => inner.Select(Residual),
            6 => inner.ArrayOf(2).Select(branches => Parallel(branches)),
            7 => Gen.Choose(0, 3).SelectMany(n => inner.ArrayOf(n)).Select(branches => Concat(branches)),
            8 => from n in Gen.Choose(0, 3) from body in inner select Repeat(n, body),
            9 => from name in names from body in inner select Named(name, body),
            10 => from name in names from body in inner select Shared(name, body),
            _ => Gen.Choose(2, 4).SelectMany(n => inner.ArrayOf(n)).Select(ChainLayer.Of),
        });
    }

    /// <summary>A chain of layers that fit, and the shape of its result, which differs on the last axis at most.</summary>
    private static Gen<(Layer Layer, Shape Result)> Body(Shape shape, int size) =>
        Gen.Choose(0, Math.Min(4, 1 + (size / 4))).SelectMany(length => Enumerable.Range(1, length).Aggregate(
            Gen.Constant((Layer: Identity, Result: shape)),
            (before, i) => before.SelectMany(b => One(b.Result, size / 2, i).Select(next => (b.Layer >> next.Layer, next.Result)))));

    private static Gen<(Layer Layer, Shape Result)> One(Shape shape, int size, int position) =>
        Gen.Choose(0, size < 2 ? 4 : 12).SelectMany(choice => choice switch
        {
            0 or 1 => from units in Gen.Choose(1, 4) from dense in DenseOf(Gen.Constant(units)) select (dense, Last(shape, units)),
            2 or 3 => Activation.Select(layer => (layer, shape)),
            4 => Rates.Select(rate => (Dropout(rate), shape)),
            5 or 6 => Keeping(shape, size).Select(body => (Residual(body), shape)),
            7 => from units in Gen.Choose(1, 3) from branches in Gen.Choose(1, 3).SelectMany(n => To(shape, units, size).ArrayOf(n)) select (Parallel(branches), Last(shape, units)),
            8 => from branches in Gen.Choose(1, 3).SelectMany(n => Body(shape, size).ArrayOf(n)) select (Concat([.. branches.Select(b => b.Layer)]), Last(shape, branches.Sum(b => b.Result[^1].Extent))),
            9 => from n in Gen.Choose(0, 3) from body in Keeping(shape, size) select (Repeat(n, body), shape),
            10 => from body in Body(shape, size) select (Named($"part-{position}", body.Layer), body.Result),
            11 => from body in Keeping(shape, size) from n in Gen.Choose(1, 3) select (Repeat(n, Tied(body, shape)), shape),
            _ => from body in Body(shape, size) select (Tied(body.Layer, shape), body.Result),
        });

    private static Gen<Layer> Keeping(Shape shape, int size) => To(shape, shape[^1].Extent, size);

    private static Gen<Layer> To(Shape shape, int units, int size) =>
        from body in Body(shape, size)
        from dense in DenseOf(Gen.Constant(units))
        select body.Result == Last(shape, units) ? body.Layer : body.Layer >> dense;

    /// <summary>The body shared under a name that tells it from all other bodies.</summary>
    private static Layer Tied(Layer body, Shape shape) =>
        Shared($"tied-{Key.Of(0).Fold($"{body} on {shape}").Low}", body);

    private static Shape Last(Shape shape, int units) => shape.With(shape.Rank - 1, units);
}
