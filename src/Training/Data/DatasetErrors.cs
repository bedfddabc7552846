using System.Globalization;

namespace Functional.Nn.Training;

/// <summary>What is wrong with the parts of a dataset.</summary>
internal static class DatasetErrors
{
    public static IEnumerable<NnError> Of(Tensor features, Tensor targets, ValueList<string> featureNames, ValueList<string> classNames)
    {
        if (features.Shape.Rank == 0 || !IsReal(features))
            return [new DataError("features") { Expected = "double, float or Half with examples along the first axis", Found = Describe(features) }];
        if (targets.Shape.Rank == 0 || !(IsReal(targets) || targets is Tensor<int>) || targets.Shape[0] != features.Shape[0])
            return [new DataError("targets") { Expected = $"int, double, float or Half for {features.Shape[0]} examples", Found = Describe(targets) }];

        return OfNames(features, featureNames)
            .Concat(OfClasses(targets, classNames))
            .Concat(NotFinite("features", features, featureNames))
            .Concat(targets is Tensor<int> ? [] : NotFinite("targets", targets, []));
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

    private static IEnumerable<NnError> NotFinite(string what, Tensor tensor, ValueList<string> names)
    {
        var (numbers, width) = (tensor.To<double>(), tensor.Length == 0 ? 1 : tensor.Length / tensor.Shape[0].Extent);
        return Enumerable.Range(0, numbers.Length).Where(i => !double.IsFinite(numbers.Span[i])).Select(i => new NumericError("not a finite number")
        {
            Where = $"{what}, example {i / width}, {(names.Count == width ? $"'{names[i % width]}'" : $"position {i % width}")}",
            Found = numbers.Span[i].ToString(CultureInfo.InvariantCulture),
        });
    }

    private static bool IsReal(Tensor tensor) => tensor is Tensor<double> or Tensor<float> or Tensor<Half>;

    private static string Describe(Tensor tensor) => $"{tensor.ElementType.Name} {tensor.Shape}";
}
