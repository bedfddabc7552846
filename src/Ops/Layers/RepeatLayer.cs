using System.ComponentModel.DataAnnotations;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Ops;

/// <summary>The body several times in a row, each time with parameters of its own.</summary>
/// <param name="Times">How often, up to a million times; 0 is the identity.</param>
/// <param name="Body">What is repeated.</param>
public sealed record RepeatLayer([Range(0, 1_000_000)] int Times, Layer Body) : Layer
{
    /// <inheritdoc/>
    public override Validation<NnError, Expr> Apply(Expr x, Place place) => 
        Enumerable.Range(1, Times).Aggregate(Ok(x), (before, time) => before.Bind(y => Once(y, place.Enter($"{time}"))));

    /// <summary>One time; the result of a failure is known where it does not matter how often.</summary>
    private Validation<NnError, Expr> Once(Expr x, Place place) =>
        ChainLayer.Through(Body, x, place) is var y && y.Type == x.Type || Times == 1 ? y : y.Assuming(null);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>The body several times in a row, each time with parameters of its own.</summary>
    public static Layer Repeat(int times, Layer body) => new RepeatLayer(times, body);
}
