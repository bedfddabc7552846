namespace Functional.Nn.Ops;

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>Numbers drawn uniformly between 0 and 1 by the random key, the variable <see cref="Place.Key"/>.</summary>
    /// <param name="shape">The shape, all of whose extents are known.</param>
    /// <param name="place">Two places never share draws, and one always has the same by one key.</param>
    public static Expr DrawUniform(Shape shape, string place) => new UniformOp(shape, place).Apply(Place.Key);

    /// <summary>Numbers drawn from the standard normal distribution by the random key: √(-2 log u) cos 2πv (Box and Muller, 1958).</summary>
    /// <param name="shape">The shape, all of whose extents are known.</param>
    /// <param name="place">Two places never share draws, and one always has the same by one key.</param>
    public static Expr DrawNormal(Shape shape, string place) => Sqrt(-2.0 * Log(DrawUniform(shape, $"{place}.radius"))) * Cos(2 * Math.PI * DrawUniform(shape, $"{place}.angle"));
}
