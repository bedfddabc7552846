using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Checking;

/// <summary>Layers whose steps may change the shape as they like: windows, poolings, recurrences to their last state.</summary>
public static partial class LayerGenerators
{
    private const int Largest = 24;

    /// <summary>The ops that are layers by their names and whose arguments have defaults.</summary>
    private static readonly ImmutableArray<Layer> ByName =
    [
        .. typeof(Layer).Assembly.GetTypes()
            .Where(t => !t.IsAbstract && typeof(ActivationOp).IsAssignableFrom(t) && Term.ConstructorOf(t)!.GetParameters().All(p => p.HasDefaultValue))
            .OrderBy(t => t.Name, StringComparer.Ordinal)
            .Select(t => new OpLayer((ActivationOp)Term.ConstructorOf(t)!.Invoke([.. Term.ConstructorOf(t)!.GetParameters().Select(p => p.DefaultValue)]))),
    ];

    /// <summary>Layers that build for examples of this type and make up to 24 numbers of each. Where layers are given in
    /// <paramref name="more"/>, they stand among the others wherever they keep all extents but the last.</summary>
    internal static Gen<Layer> Network(TensorType example, int size, ValueList<Layer> more) =>
        from first in example.Kind is Kind.Real ? Gen.Constant(Identity) : from count in Gen.Choose(2, 3) from dim in Gen.Choose(1, 3) from padding in Gen.Elements(-1, -1, 1) select Embedding(count, dim, padding)
        from length in Gen.Choose(1, 2 + Math.Min(3, size / 6))
        from layer in Enumerable.Range(1, length).Aggregate(Gen.Constant(first), (before, position) =>
            before.SelectMany(b => Next(new(((TensorType)After(b, example)).Shape, size / 2, position, more)).Select(next => Small(b >> next, example) ? b >> next : b)))
        select layer;

    private static Gen<Layer> Next(Spot at) => Gen.Frequency(
        (4, One(at)), (4, Changing(at)), (2, Gen.Elements(Members.Where(HasParts)).SelectMany(m => Member(m, at))), (1, Twice(at)),
        (1, from guard in Gen.Elements(Identity, Softplus) from op in Gen.Elements(ByName.AsEnumerable()) select guard >> op));

    /// <summary>The first of a few layers without parts that builds, whatever it makes of the shape.</summary>
    private static Gen<Layer> Changing(Spot at) =>
        from candidates in Gen.Elements(Members.Where(m => !HasParts(m))).SelectMany(m => Made(m, new(Names, Rates, Gen.Choose(1, 3), Sensible: true), Gen.Constant(Identity))).ArrayOf(4)
        select candidates.FirstOrDefault(candidate => Small(candidate, new(at.Shape)), Identity);

    /// <summary>The same parameters at two places of one chain.</summary>
    private static Gen<Layer> Twice(Spot at) =>
        from body in Keeping(at)
        from between in Activation
        let tied = Tied(body, at.Shape)
        select tied == body ? body : tied >> between >> tied;

    private static bool Small(Layer layer, TensorType example) => After(layer, example).Exists(y => y is { Kind: Kind.Real, Shape: { Rank: > 0, IsKnown: true, Size: > 0 and <= Largest } });
}
