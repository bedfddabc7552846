using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Training;

namespace Functional.Nn.Properties;

/// <summary>Datasets of 1 to 30 examples, of classes or numbers, as tables or as small images.</summary>
public static class ManyDatasets
{
    public static Arbitrary<Dataset> Datasets() => Arb.From(Any, Smaller);

    /// <summary>Numbers of every magnitude whose range is representable.</summary>
    public static Gen<double> Number => Gen.OneOf(
        Gen.Choose(-3, 3).Select(n => (double)n),
        Gen.Choose(-1_000_000, 1_000_000).Select(n => 1e9 + (n * 1e-6)),
        ArbMap.Default.GeneratorFor<NormalFloat>().Select(x => x.Get).Where(x => Math.Abs(x) < 1e300));

    private static Gen<Dataset> Any =>
        from count in Gen.Choose(1, 30)
        from shape in Gen.Elements<Shape>([3], [1], [2, 2], [1, 3, 2])
        from features in Gen.ArrayOf(Number, count * shape.Size)
        from classes in Gen.ArrayOf(Gen.Choose(0, 2), count)
        from numbers in Gen.ArrayOf(Number, count)
        from isClasses in Gen.Elements(true, false)
        select Dataset.Of(
            Tensor.Of<double>(Shape.Of(count).Concat(shape), features),
            isClasses ? Tensor.Vector<int>(classes) : Tensor.Of<double>([count, 1], numbers),
            [.. Enumerable.Range(0, shape.Size).Select(i => $"x{i}")],
            isClasses ? ["a", "b", "c"] : []).OrThrow();

    private static IEnumerable<Dataset> Smaller(Dataset data) => data.Count > 1 ? [data.Rows([.. Enumerable.Range(0, data.Count / 2)]), data.Rows([.. Enumerable.Range(0, data.Count - 1)])] : [];
}
