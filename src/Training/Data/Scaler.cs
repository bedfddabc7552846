using System.Numerics;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>An affine function for each feature, x' = (x - shift) * factor, fitted to a part of the data.</summary>
public sealed record Scaler
{
    private Scaler(Tensor<double> shift, Tensor<double> factor) => (Shift, Factor) = (shift, factor);

    /// <summary>What is subtracted first, [features]; finite.</summary>
    public Tensor<double> Shift { get; }

    /// <summary>What is multiplied by then, [features]; finite and not zero.</summary>
    public Tensor<double> Factor { get; }

    /// <summary>The number of features.</summary>
    public int Count => Shift.Length;

    /// <summary>The scaler with these numbers. Errors: different lengths, a number that is not finite, a factor 0.</summary>
    public static Validation<NnError, Scaler> Of(Tensor<double> shift, Tensor<double> factor) => (shift, factor) switch
    {
        _ when shift.Shape.Rank != 1 || shift.Shape != factor.Shape =>
            Fail("two vectors of one length", $"{shift.Shape} and {factor.Shape}"),
        _ when !All(shift, double.IsFinite) || !All(factor, f => double.IsFinite(f) && f != 0) =>
            Fail("finite shifts, finite factors other than 0", $"{shift} and {factor}"),
        _ => Validated.Ok(new Scaler(shift, factor)),
    };

    /// <summary>Changes nothing.</summary>
    public static Scaler Identity(int count) => new(Tensor.Fill([count], 0.0), Tensor.Fill([count], 1.0));

    /// <summary>Mean 0 and variance 1 (divided by n) in every feature of <paramref name="dataset"/>; a constant feature becomes 0.</summary>
    public static Scaler Standard(Dataset dataset) => Fit(dataset, Spread.Standard);

    /// <summary>Smallest 0 and largest 1 in every feature of <paramref name="dataset"/>; a constant feature becomes 0.</summary>
    public static Scaler MinMax(Dataset dataset) => Fit(dataset, Spread.MinMax);

    /// <summary>
    /// Median 0 and interquartile range 1 in every feature of <paramref name="dataset"/>, whatever lies far outside; quantiles between two numbers are interpolated
    /// linearly (type 7 of Hyndman and Fan, "Sample quantiles in statistical packages", 1996: the default of NumPy, and scikit-learn's RobustScaler). A feature whose quartiles are equal is only shifted.
    /// </summary>
    public static Scaler Robust(Dataset dataset) => Fit(dataset, Spread.Robust);

    /// <summary>The dataset with its features scaled.</summary>
    public Dataset Apply(Dataset dataset) => dataset.WithFeatures(Apply(dataset.Features));

    /// <summary>The features of examples, scaled, in their own type.</summary>
    public Tensor Apply(Tensor features) => Map<Forwards>(features);

    /// <summary>The dataset with its features as they were before <see cref="Apply(Dataset)"/>, up to rounding.</summary>
    public Dataset Invert(Dataset dataset) => dataset.WithFeatures(Invert(dataset.Features));

    /// <summary>The features of examples as they were before <see cref="Apply(Tensor)"/>, up to rounding.</summary>
    public Tensor Invert(Tensor features) => Map<Backwards>(features);

    /// <summary>As JSON, with digits that give the same numbers back.</summary>
    public string ToJson() => ScalerJson.Write(this);

    /// <summary>The scaler that <see cref="ToJson"/> wrote; <paramref name="source"/> names the text in errors.</summary>
    public static Validation<NnError, Scaler> Parse(string json, string source) => ScalerJson.Read(json, source);

    private static Scaler Fit(Dataset dataset, Func<double[], (double Shift, double Factor)> fit)
    {
        var fitted = dataset.Features.Columns(fit);
        return new(Tensor.Generate([fitted.Length], i => fitted[i].Shift), Tensor.Generate([fitted.Length], i => fitted[i].Factor));
    }

    private bool IsIdentity => All(Shift, shift => shift == 0) && All(Factor, factor => factor == 1);

    private Tensor Map<R>(Tensor features) where R : struct, IRule => features switch
    {
        _ when features.Shape.Rank == 0 || features.Shape[1..].Size != Count =>
            throw new ShapeException(new ShapeError("scaler") { Expected = $"{Count} features for each example", Found = $"{features.Shape}" }),
        Tensor<double> or Tensor<float> or Tensor<Half> or Tensor<int> when IsIdentity => features,
        Tensor<double> t => Map<double, R>(t),
        Tensor<float> t => Map<float, R>(t),
        Tensor<Half> t => Map<Half, R>(t),
        _ => throw new ShapeException(new ShapeError("scaler") { Expected = "double, float or Half", Found = features.ElementType.Name }),
    };

    private Tensor<T> Map<T, R>(Tensor<T> features) where T : unmanaged, INumberBase<T> where R : struct, IRule => Tensor.Create<T>(features.Shape, scaled =>
    {
        var (given, shift, factor) = (features.Storage, Shift.Storage, Factor.Storage);
        for (var row = 0; row < given.Length; row += Count)
            for (var i = 0; i < shift.Length; i++)
                scaled[row + i] = T.CreateSaturating(R.Of(double.CreateSaturating(given[row + i]), shift[i], factor[i]));
    });

    private static bool All(Tensor<double> numbers, Func<double, bool> condition) => numbers.Span.ToArray().All(condition);

    private static Validation<NnError, Scaler> Fail(string expected, string found) =>
        Validated.Fail<Scaler>(new DataError("scaler") { Expected = expected, Found = found });

    /// <summary>A function of one number, as a type, so that it is compiled into the loop.</summary>
    private interface IRule
    {
        static abstract double Of(double x, double shift, double factor);
    }

    private readonly struct Forwards : IRule
    {
        public static double Of(double x, double shift, double factor) => (x - shift) * factor;
    }

    private readonly struct Backwards : IRule
    {
        public static double Of(double x, double shift, double factor) => (x / factor) + shift;
    }
}
