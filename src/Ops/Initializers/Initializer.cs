namespace Functional.Nn.Ops;

/// <summary>The number of inputs and outputs of one neuron's weights, which variance-scaling initialisers go by.</summary>
/// <param name="In">Inputs that each output sums.</param>
/// <param name="Out">Outputs that each input reaches.</param>
public readonly record struct Fans(int In, int Out);

/// <summary>How a parameter starts: a function of a key, as data.</summary>
public abstract record Initializer
{
    /// <summary>The whole parameter, computed in double precision and then rounded.</summary>
    public abstract Tensor<T> Draw<T>(Key key, Shape shape, Fans fans) where T : unmanaged, System.Numerics.INumberBase<T>;

    /// <summary>Whether all that it draws for these fans is finite.</summary>
    internal virtual bool IsFinite(Fans fans) => true;

    /// <summary>An error for each argument that is outside of its <see cref="Limits"/>, or that does not go with the others.</summary>
    public virtual IEnumerable<ShapeError> Broken => Limits.Broken(this);

    /// <summary>The initialiser as text.</summary>
    public sealed override string ToString() => Term.Of(this).ToString();

    /// <summary>A draw from the standard normal distribution.</summary>
    private protected static double StandardNormal(Key key, int i) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, key.Uniform(i));
}
