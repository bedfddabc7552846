namespace Functional.Nn.Ops;

/// <summary>The family of initialisers with mean 0 whose variance goes by the fans.</summary>
public abstract record VarianceScaling : Initializer
{
    private protected static double Normal(Key key, int i, double variance) => Math.Sqrt(variance) * StandardNormal(key, i);

    private protected static double Uniform(Key key, int i, double variance) => Math.Sqrt(3 * variance) * ((2 * key.Uniform(i)) - 1);
}
