using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Ops;

/// <summary>x σ(β x) (Ramachandran et al., 2017): with β = 1 it is silu, with 0 it is x / 2, and with large β close to relu.</summary>
/// <param name="Beta">β.</param>
public sealed record SwishLayer([Range(-double.MaxValue, double.MaxValue)] double Beta = 1) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => Functions.Swish(x, Beta);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>x σ(β x): with β = 1 it is silu.</summary>
    public static Layer Swish(double beta = 1) => new SwishLayer(beta);
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>x σ(β x): with β = 1 it is silu.</summary>
    public static Expr Swish(Expr x, double beta = 1) => beta switch
    {
        0 => 0.5 * x,
        1 => x | Layers.Silu,
        _ => (beta * x | Layers.Silu) / beta,
    };
}
