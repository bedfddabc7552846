using Functional.Nn.Training;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class TablesTests
{
    [Theory]
    [InlineData("breast_cancer", 569, 30, "malignant benign", "212 357")]
    [InlineData("diabetes", 442, 10, "", "")]
    [InlineData("digits", 1797, 64, "0 1 2 3 4 5 6 7 8 9", "178 182 177 183 181 182 181 179 174 180")]
    [InlineData("iris", 150, 4, "setosa versicolor virginica", "50 50 50")]
    [InlineData("wine", 178, 13, "0 1 2", "59 71 48")]
    public void A_table_has_its_rows_features_and_classes(string name, int rows, int features, string classes, string counts)
    {
        var data = Tables.Load(name).OrThrow();
        Assert.Equal((rows, Shape.Of(features), features), (data.Count, data.FeatureShape, data.FeatureNames.Count));
        Assert.Equal(classes, string.Join(' ', data.ClassNames));
        Assert.Equal(counts, data.Targets is Tensor<int> c ? string.Join(' ', c.Span.ToArray().CountBy(k => k).OrderBy(k => k.Key).Select(k => k.Value)) : "");
        Assert.Equal(data.ClassNames.Count > 0 ? Shape.Of(rows) : Shape.Of(rows, 1), data.Targets.Shape);
    }

    [Fact]
    public void The_names_are_those_of_the_tables() => Assert.Equal(["breast_cancer", "diabetes", "digits", "iris", "wine"], Tables.Names);

    [Fact]
    public void The_numbers_are_those_of_the_files()
    {
        var iris = Tables.Load("iris").OrThrow();
        Assert.Equal(Tensor.Of<double>([1, 4], 5.1, 3.5, 1.4, 0.2), iris.Rows(0).Features);
        Assert.Equal(["sepal_length_cm", "sepal_width_cm", "petal_length_cm", "petal_width_cm"], iris.FeatureNames);
        Assert.Equal(Tensor.Of<double>([2, 1], 151, 75), Tables.Load("diabetes").OrThrow().Rows(0, 1).Targets);
    }

    [Theory]
    [InlineData("irsi", "Did you mean 'iris'?")]
    [InlineData("mnist", "breast_cancer, diabetes, digits, iris, wine")]
    [InlineData("", "digits")]
    public void An_unknown_table_is_an_error_with_the_nearest_one(string name, string part) =>
        Assert.Contains(part, Assert.Single(Tables.Load(name).Errors()).Message, StringComparison.Ordinal);
}
