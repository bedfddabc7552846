namespace Functional.Nn.Ops;

/// <summary>The vocabulary of initialisers.</summary>
public static class Initializers
{
    /// <summary>The same number everywhere.</summary>
    public static Initializer Constant(double value) => new ConstantInitializer(value);

    /// <summary>Rows or columns orthogonal and of length <paramref name="gain"/>.</summary>
    public static Initializer Orthogonal(double gain = 1) => new OrthogonalInitializer(gain);

    /// <summary>Mean 0 and variance <c>gain² / fan</c>.</summary>
    public static Initializer Scaled(double gain = 1, FanMode fan = FanMode.In, bool uniform = false) => new VarianceScalingInitializer(gain, fan, uniform);

    /// <summary>Normally distributed.</summary>
    public static Initializer Normal(double standardDeviation = 0.01, double mean = 0) => new NormalInitializer(standardDeviation, mean);

    /// <summary>Uniformly distributed.</summary>
    public static Initializer Uniform(double low = -0.05, double high = 0.05) => new UniformInitializer(low, high);

    /// <summary>Uniform with variance 2 / (in + out); the usual choice before tanh and sigmoid.</summary>
    public static Initializer Glorot { get; } = new GlorotUniformInitializer();

    /// <summary>Normal with variance 2 / (in + out).</summary>
    public static Initializer GlorotNormal { get; } = new GlorotNormalInitializer();

    /// <summary>Uniform with variance 2 / in; the usual choice before ReLU.</summary>
    public static Initializer He { get; } = new HeUniformInitializer();

    /// <summary>Normal with variance 2 / in.</summary>
    public static Initializer HeNormal { get; } = new HeNormalInitializer();

    /// <summary>Uniform with variance 1 / in; the usual choice before SELU.</summary>
    public static Initializer LeCun { get; } = new LeCunUniformInitializer();

    /// <summary>Normal with variance 1 / in.</summary>
    public static Initializer LeCunNormal { get; } = new LeCunNormalInitializer();
}
