namespace Functional.Nn.Ops;

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary><c>(x - mean) / √(variance + ε)</c> with mean and biased variance over some axes.</summary>
    public static Expr Normalize(Expr x, Axes axes, double epsilon = 1e-5) =>
        x - Mean(x, axes, keepAxes: true) is var centred ? centred * Rsqrt(Mean(Square(centred), axes, keepAxes: true) + epsilon) : x;

    /// <summary>Over the last axes, as many as <paramref name="axes"/>, of each example (Ba et al., 2016); then times a weight and plus a bias of
    /// their shape, where there are any.</summary>
    public static Expr LayerNorm(Expr x, int axes = 1, Expr? weight = null, Expr? bias = null, double epsilon = 1e-5) =>
        ScaledBy(Normalize(x, Axes.Of([.. Enumerable.Range(1, Math.Max(0, axes)).Select(back => -back)]), epsilon), weight, bias);

    /// <summary><c>x / √(mean(x²) + ε)</c> over the last axes, as many as <paramref name="axes"/>, of each example (Zhang and Sennrich, 2019); then
    /// times a weight of their shape, if there is one.</summary>
    public static Expr RmsNorm(Expr x, int axes = 1, Expr? weight = null, double epsilon = 1e-5) =>
        ScaledBy(x * Rsqrt(Mean(Square(x), Axes.Of([.. Enumerable.Range(1, Math.Max(0, axes)).Select(back => -back)]), keepAxes: true) + epsilon), weight, null);

    /// <summary>Over the channels of each group, and all spatial axes, of each example <c>[n, channels, ...]</c> (Wu and He, 2018); then times a weight
    /// and plus a bias <c>[channels]</c>, where there are any.</summary>
    public static Expr GroupNorm(Expr x, int groups, Expr? weight = null, Expr? bias = null, double epsilon = 1e-5)
    {
        if (x is not { Kind: Kind.Real, Shape: [var n, { IsKnown: true } channels, .. var rest] } || groups < 1 || channels.Extent % groups != 0)
            throw new ShapeException(new ShapeError("group-norm") { Expected = $"real numbers [n, channels, ...], the known number of channels a multiple of {groups}", Found = $"{x.Type}" });
        var apart = Reshape(x, Shape.Of(n, groups, channels.Extent / groups).Concat(rest));
        return ScaledChannels(Reshape(Normalize(apart, Axes.Of([.. Enumerable.Range(2, rest.Rank + 1)]), epsilon), x.Shape), weight, bias);
    }

    /// <summary>Over the spatial axes of each channel of each example <c>[n, channels, ...]</c> (Ulyanov et al., 2016); then times a weight and plus a bias
    /// <c>[channels]</c>, where there are any.</summary>
    public static Expr InstanceNorm(Expr x, Expr? weight = null, Expr? bias = null, double epsilon = 1e-5) =>
        ScaledChannels(Normalize(x, Axes.Of([.. Enumerable.Range(2, Spatial(x).Shape.Rank - 2)]), epsilon), weight, bias);

    /// <summary>Each channel of <c>[n, channels, ...]</c> with a given mean and variance <c>[channels]</c> (Ioffe and Szegedy, 2015, in prediction);
    /// then times a weight and plus a bias <c>[channels]</c>, where there are any.</summary>
    public static Expr BatchNorm(Expr x, Expr mean, Expr variance, Expr? weight = null, Expr? bias = null, double epsilon = 1e-5) =>
        ScaledChannels((x - OnChannels(mean, x)) * OnChannels(Rsqrt(variance + epsilon), x), weight, bias);

    /// <summary>Each channel of <c>[n, channels, ...]</c> over the whole batch (Ioffe and Szegedy, 2015, in training), with what becomes of the running
    /// mean and variance <c>[channels]</c>: <c>(1 - momentum) old + momentum new</c>, the variance unbiased; of one element, it is 0.</summary>
    public static (Expr Y, Expr Mean, Expr Variance) BatchNormTraining(Expr x, Expr mean, Expr variance, Expr? weight = null, Expr? bias = null, double momentum = 0.1, double epsilon = 1e-5) =>
        BatchNormRunning(x, mean, variance, (1 - momentum, momentum), weight, bias, epsilon);

    /// <summary>The same, but what becomes of the running mean and variance is the mean of those of all batches: of so many before, a scalar, and this one.</summary>
    public static (Expr Y, Expr Mean, Expr Variance) BatchNormCumulative(Expr x, Expr mean, Expr variance, Expr batches, Expr? weight = null, Expr? bias = null, double epsilon = 1e-5) =>
        BatchNormRunning(x, mean, variance, (batches / (batches + 1.0), 1.0 / (batches + 1.0)), weight, bias, epsilon);

    private static (Expr Y, Expr Mean, Expr Variance) BatchNormRunning(Expr x, Expr mean, Expr variance, (Expr Old, Expr New) shares, Expr? weight, Expr? bias, double epsilon)
    {
        var over = Axes.Of([0, .. Enumerable.Range(2, Math.Max(0, x.Shape.Rank - 2))]);
        var count = Count(Shape.Of([.. over.Select(axis => x.Shape[axis])]));
        var batchMean = Mean(x, over, keepAxes: true);
        var batchVariance = Mean(Square(x - batchMean), over, keepAxes: true);
        return (
            ScaledChannels((x - batchMean) * Rsqrt(batchVariance + epsilon), weight, bias),
            (shares.Old * mean) + (shares.New * Reshape(batchMean, mean.Shape)),
            (shares.Old * variance) + (shares.New * Reshape(batchVariance, variance.Shape) * (count / Maximum(count - 1.0, 1))));
    }

    /// <summary>Times a weight and plus a bias <c>[channels]</c>, where there are any.</summary>
    internal static Expr ScaledChannels(Expr x, Expr? weight, Expr? bias) =>
        ScaledBy(x, weight is null ? null : OnChannels(weight, x), bias is null ? null : OnChannels(bias, x));

    private static Expr ScaledBy(Expr x, Expr? weight, Expr? bias) => (weight is null ? x : x * weight) is var y && bias is null ? y : y + bias;
}
