using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Checking;

/// <summary>
/// Generators of layers: any descriptions, whatever their shapes and attributes, and descriptions that build for a given
/// shape. Initialisers and losses too.
/// </summary>
public static partial class LayerGenerators
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

    /// <summary>Losses with all kinds of attributes.</summary>
    public static Gen<Loss> Loss { get; } = Gen.Choose(0, 3).SelectMany(LossGenerators.Of);

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
    public static Gen<Layer> Any { get; } = Gen.Sized(size => Tree(Math.Min(size, 40), new(Names, Rates, Gen.Choose(1, 9), Sensible: true)));

    /// <summary>Layers whose attributes make no sense now and then: rates that are not numbers, names that are none, huge sizes.</summary>
    public static Gen<Layer> AnyAtAll { get; } = Gen.Sized(size => Tree(
        Math.Min(size, 40), new(Gen.OneOf(Names, OddNames), Gen.OneOf(Rates, Odd), Gen.Frequency((6, Gen.Choose(1, 9)), (1, Gen.Elements(0, -1, int.MinValue, 2_000_000_000, int.MaxValue))), Sensible: false)));

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
        from body in Body(new(flat == Flatten ? [example.Size] : example, size))
        select flat >> body;

    /// <summary>Cases that still build, of a smaller layer or a smaller example.</summary>
    public static IEnumerable<LayerCase> Shrink(LayerCase @case) =>
        Shrink(@case.Layer).Select(smaller => @case with { Layer = smaller })
            .Concat(
                from axis in Enumerable.Range(0, @case.Example.Rank)
                where @case.Example[axis].Extent > 1
                select @case with { Example = @case.Example.With(axis, 1) })
            .Where(smaller => smaller.Layer.Build(smaller.Example).IsSuccess);
}
