namespace Functional.Nn.Ops;

/// <summary>The family of initialisers with mean 0 whose variance goes by the fans.</summary>
public abstract record VarianceScaling : ElementwiseInitializer
{
    private protected static double Normally(Key key, int i, double variance) => Math.Sqrt(variance) * StandardNormal(key, i);

    private protected static double Uniformly(Key key, int i, double variance) => Math.Sqrt(3 * variance) * ((2 * key.Uniform(i)) - 1);

    /// <summary>The fan; 1 where there are no inputs, so that what has no elements has a finite variance.</summary>
    private protected static double AtLeastOne(double fan) => Math.Max(1, fan);
}
