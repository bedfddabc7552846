using System.Globalization;
using System.Numerics;

namespace Functional.Nn.Training;

/// <summary>What is wrong with the parts of a dataset.</summary>
internal static class DatasetErrors
{
    public static IEnumerable<NnError> Of(Tensor features, Tensor targets, ValueList<string> featureNames, ValueList<string> classNames)
    {
        if (features.Shape.Rank == 0 || !(IsReal(features) || features is Tensor<int>))
            return [new DataError("features") { Expected = "int, double, float or Half with examples along the first axis", Found = Describe(features) }];
        if (targets.Shape.Rank == 0 || !(IsReal(targets) || targets is Tensor<int>) || targets.Shape[0] != features.Shape[0])
            return [new DataError("targets") { Expected = $"int, double, float or Half for {features.Shape[0]} examples", Found = Describe(targets) }];

        return OfNames(features, featureNames)
            .Concat(OfClasses(targets, classNames))
            .Concat(NotFinite("features", features, featureNames))
            .Concat(NotFinite("targets", targets, []));
    }

    private static IEnumerable<NnError> OfNames(Tensor features, ValueList<string> names) => names.Count == 0 || names.Count == features.Shape[1..].Size
        ? []
        : [new DataError("feature names") { Expected = $"{features.Shape[1..].Size}, one for each number of an example", Found = $"{names.Count}" }];

    private static IEnumerable<NnError> OfClasses(Tensor targets, ValueList<string> names) => (targets, names.Count) switch
    {
        (_, 0) => [],
        (Tensor<int> classes, var count) => Enumerable.Range(0, classes.Length).Where(i => (uint)classes.Span[i] >= (uint)count).Select(i => new DataError("class")
        {
            Where = $"targets, position {i}",
            Expected = $"0 to {count - 1}",
            Found = $"{classes.Span[i]}",
        }),
        _ => [new DataError("class names") { Expected = "none for targets that are numbers", Found = $"{names.Count}" }],
    };

    private static IEnumerable<NnError> NotFinite(string what, Tensor numbers, ValueList<string> names) => numbers switch
    {
        Tensor<double> reals => NotFinite(what, reals, reals, names),
        Tensor<float> reals => NotFinite(what, reals, reals, names),
        Tensor<Half> reals => NotFinite(what, reals, reals, names),
        _ => [],
    };

    /// <summary>The numbers of a tensor that are not finite as numbers of <typeparamref name="T"/>; examples are counted from 1.</summary>
    public static IEnumerable<NnError> NotFinite<T>(string what, Tensor given, Tensor<T> numbers, ValueList<string> names) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!numbers.Span.ContainsAnyNonFinite())
            return [];
        var width = numbers.Length == 0 ? 1 : numbers.Length / numbers.Shape[0].Extent;
        return Enumerable.Range(0, numbers.Length).Where(i => !T.IsFinite(numbers.Span[i])).Select(i => new DataError("not a finite number")
        {
            Where = $"{what}, example {1 + (i / width)}{(names.Count == width ? $", '{names[i % width]}'" : width > 1 ? $", position {i % width}" : "")}",
            Expected = $"a number that {numbers.ElementType.Name} can hold",
            Found = Element(given, i).ToString(CultureInfo.InvariantCulture),
        });
    }

    private static double Element(Tensor tensor, int position) => tensor switch
    {
        Tensor<double> t => t.Span[position],
        Tensor<float> t => t.Span[position],
        _ => tensor.To<double>().Span[position],
    };

    private static bool IsReal(Tensor tensor) => tensor is Tensor<double> or Tensor<float> or Tensor<Half>;

    private static string Describe(Tensor tensor) => $"{tensor.ElementType.Name} {tensor.Shape}";
}
