using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using Xunit;

namespace Functional.Nn.Properties;

[Properties(Arbitrary = [typeof(ManyDatasets)])]
public sealed class ScalerTests
{
    [Property]
    public void Inverting_after_applying_gives_the_features_back_within_rounding(Dataset data, bool standard)
    {
        var scaler = standard ? Scaler.Standard(data) : Scaler.MinMax(data);
        var (before, after) = (Numbers(data.Features), Numbers(scaler.Invert(scaler.Apply(data)).Features));
        Assert.All(Enumerable.Range(0, before.Length), i => Assert.InRange(after[i], before[i] - Bound(i), before[i] + Bound(i)));

        double Bound(int i) => 5e-16 * (Math.Abs(before[i]) + (2 * Math.Abs(scaler.Shift.Span[i % scaler.Count])) + double.Epsilon);
    }

    [Property]
    public void Standard_gives_mean_0_and_variance_1_or_zeros_for_a_constant(Dataset data)
    {
        var scaler = Scaler.Standard(data);
        foreach (var (column, (before, after)) in Columns(data).Zip(Columns(scaler.Apply(data))).Index())
        {
            var rounding = 1e-12 + (Math.Abs(scaler.Shift.Span[column]) * scaler.Factor.Span[column] * Math.Pow(2, -52));
            Assert.Equal(0, after.Average(), rounding);
            Assert.Equal(IsConstant(before) ? 0 : 1, after.Select(x => x * x).Average(), 1e-12 + (2 * rounding * rounding));
        }
    }

    [Property]
    public void MinMax_gives_0_to_1_or_zeros_for_a_constant(Dataset data)
    {
        foreach (var (before, after) in Columns(data).Zip(Columns(Scaler.MinMax(data).Apply(data))))
        {
            Assert.Equal(0, after.Min());
            Assert.Equal(IsConstant(before) ? 0 : 1, after.Max(), 1e-15);
        }
    }

    [Property]
    public void Robust_gives_median_0_and_interquartile_range_1_or_only_shifts(Dataset data)
    {
        var scaler = Scaler.Robust(data);
        foreach (var (column, (before, after)) in Columns(data).Zip(Columns(scaler.Apply(data))).Index())
        {
            var rounding = 1e-12 + (Math.Abs(scaler.Shift.Span[column]) * scaler.Factor.Span[column] * Math.Pow(2, -50));
            var range = Quantile(before, 0.75) - Quantile(before, 0.25);
            Assert.Equal(0, Quantile(after, 0.5), rounding + (1e-15 * Math.Abs(Quantile(after, 0.75) - Quantile(after, 0.25))));
            if (range > 1e-300)
                Assert.Equal(1, Quantile(after, 0.75) - Quantile(after, 0.25), rounding);
            else
                Assert.Equal(1, scaler.Factor.Span[column]);
        }
    }

    /// <summary>Medians and quartiles as numpy.percentile tells them.</summary>
    [Theory]
    [InlineData(3.0, 1 / 2.0, 1.0, 2.0, 3.0, 4.0, 5.0)]
    [InlineData(2.5, 1 / 1.5, 4.0, 1.0, 3.0, 2.0)]
    [InlineData(2.0, 1 / 2.0, 1.0, -2.0, 2.0, 5.0, 2.0, 1.0, 3.0, 3.0)]
    [InlineData(0.0, 5e-309, -1e308, 1e308, -1e308, 1e308, 0.0)]
    [InlineData(7.0, 1.0, 7.0, 7.0, 7.0, 7.0, 100.0)]
    [InlineData(7.0, 1.0, 7.0, 7.0)]
    [InlineData(0.1, 1.0, 0.1)]
    public void Robust_is_the_RobustScaler_of_scikit_learn(double shift, double factor, params double[] numbers)
    {
        var scaler = Scaler.Robust(Column(numbers));
        Assert.Equal(shift, scaler.Shift.Span[0], 1e-15);
        Assert.Equal(factor, scaler.Factor.Span[0], factor * 1e-15);
    }

    [Fact]
    public void The_columns_of_many_features_are_scaled_each_by_itself()
    {
        var data = Dataset.Of(Tensor.Generate([5, 37], i => (float)((i / 37 * (1 + (i % 37))) + (i % 37))), Tensor.Fill([5], 0)).OrThrow();
        Assert.Equal(Enumerable.Range(0, 37).Select(c => (double)c), Scaler.MinMax(data).Shift.Span.ToArray());
        Assert.Equal(Enumerable.Range(0, 37).Select(c => 0.25 / (1 + c)), Scaler.MinMax(data).Factor.Span.ToArray(), (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal(Enumerable.Range(0, 37).Select(c => (2.0 * (1 + c)) + c), Scaler.Robust(data).Shift.Span.ToArray());
    }

    [Fact]
    public void The_variance_of_small_differences_on_a_large_offset_is_right()
    {
        var small = Enumerable.Range(0, 1000).Select(i => ((i * 37) % 101) - 50.0).ToArray();
        var scaler = Scaler.Standard(Column([.. small.Select(x => 1e9 + (x / 1024))]));
        var (mean, deviation) = (small.Average(), Math.Sqrt(small.Select(x => x * x).Average() - (small.Average() * small.Average())));
        Assert.Equal(1e9 + (mean / 1024), scaler.Shift.Span[0], 1e-6);
        Assert.Equal(1024 / deviation, scaler.Factor.Span[0], 1e-9);
    }

    [Theory]
    [InlineData(1.0, 3.0, 2.0, 1.0)]
    [InlineData(-1e308, 1e308, 0.0, 1e-308)]
    [InlineData(0.0, 1e-300, 5e-301, 2e300)]
    [InlineData(0.0, 5e-324, 0.0, 1.0)]
    [InlineData(0.1, 0.1, 0.1, 1.0)]
    public void Standard_of_two_numbers_is_half_their_distance_at_every_magnitude(double a, double b, double shift, double factor)
    {
        var scaler = Scaler.Standard(Column(a, b, a, b));
        Assert.Equal(shift, scaler.Shift.Span[0], Math.Abs(shift) * 1e-15);
        Assert.Equal(factor, scaler.Factor.Span[0], Math.Max(factor * 1e-15, 1e-320));
    }

    [Fact]
    public void A_constant_that_has_no_short_binary_form_becomes_exactly_zero() =>
        Assert.All(Numbers(Scaler.Standard(Column([.. Enumerable.Repeat(0.1, 1234)])).Apply(Column(0.1)).Features), x => Assert.Equal(0, x));

    [Property]
    public void The_identity_changes_no_bit(Dataset data) => Assert.Equal(data, Scaler.Identity(data.FeatureShape.Size).Apply(data));

    [Property]
    public void A_scaler_is_fitted_to_one_part_and_applied_to_another(Dataset data)
    {
        var scaler = Scaler.Standard(data.Rows(0));
        Assert.Equal(scaler.Apply(data).Rows(0), scaler.Apply(data.Rows(0)));
        Assert.Equal(data.Targets, scaler.Apply(data).Targets);
        Assert.Equal(data.FeatureShape.Size, scaler.Count);
    }

    [Property]
    public void Features_keep_their_type(Dataset data)
    {
        var small = data.Reshape([data.FeatureShape.Size]).OrThrow();
        Assert.IsType<Tensor<float>>(Scaler.MinMax(small).Apply(small.Features.To<float>()));
        Assert.IsType<Tensor<Half>>(Scaler.MinMax(small).Apply(small.Features.To<Half>()));
    }

    [Property]
    public void The_text_of_a_scaler_gives_the_same_scaler(Dataset data, bool standard)
    {
        var scaler = standard ? Scaler.Standard(data) : Scaler.MinMax(data);
        Assert.Equal(scaler, Scaler.Parse(scaler.ToJson(), "scaler").OrThrow());
        Assert.Equal(scaler.GetHashCode(), Scaler.Parse(scaler.ToJson(), "scaler").OrThrow().GetHashCode());
    }

    [Fact]
    public void The_text_of_a_scaler_is_JSON() =>
        Assert.Equal("""{"shift":[0.1,-0],"factor":[1E+300,0.3333333333333333]}""", Scaler.Of(Tensor.Vector(0.1, -0.0), Tensor.Vector(1e300, 1 / 3.0)).OrThrow().ToJson());

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"shift":[1]}""")]
    [InlineData("""{"shift":null,"factor":[1]}""")]
    [InlineData("""{"shift":[1],"factor":["1"]}""")]
    [InlineData("""{"shift":[1],"factor":[0]}""")]
    [InlineData("""{"shift":[1],"factor":[1e999]}""")]
    [InlineData("""{"shift":[1,2],"factor":[1]}""")]
    [InlineData("""{"shift":[1],"factor":[1],"more":1}""")]
    [InlineData("""{"shift":[1],"factor":[1]} x""")]
    public void A_text_that_is_no_scaler_is_an_error_that_names_its_source(string json) =>
        Assert.StartsWith("here: scaler", Assert.Single(Scaler.Parse(json, "here").Errors()).Message, StringComparison.Ordinal);

    [Property]
    public void Any_text_is_a_scaler_or_an_error(NonNull<string> text) => _ = Scaler.Parse(text.Get, "noise").Errors();

    [Fact]
    public void Features_of_another_number_are_refused() =>
        Assert.Contains("3 features", Assert.Throws<ShapeException>(() => Scaler.Identity(3).Apply(Column(1, 2))).Message, StringComparison.Ordinal);

    /// <summary>The quantile of type 7, from its definition.</summary>
    private static double Quantile(double[] numbers, double below)
    {
        var (sorted, at) = (numbers.Order().ToArray(), below * (numbers.Length - 1));
        var (low, part) = ((int)at, at - (int)at);
        return part == 0 ? sorted[low] : ((1 - part) * sorted[low]) + (part * sorted[low + 1]);
    }

    private static bool IsConstant(double[] numbers) => numbers.Max() - numbers.Min() < 1e-300;

    private static Dataset Column(params double[] numbers) => Dataset.Of(Tensor.Of<double>([numbers.Length, 1], numbers), Tensor.Fill([numbers.Length], 0)).OrThrow();

    private static IEnumerable<double[]> Columns(Dataset data) => Enumerable.Range(0, data.FeatureShape.Size)
        .Select(column => Numbers(data.Features).Where((_, i) => i % data.FeatureShape.Size == column).ToArray());

    private static double[] Numbers(Tensor tensor) => tensor.To<double>().Span.ToArray();
}
