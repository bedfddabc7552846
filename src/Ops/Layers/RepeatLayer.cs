using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Ops;

/// <summary>The body several times in a row, each time with parameters of its own.</summary>
/// <param name="Times">How often, up to a million times; 0 is the identity.</param>
/// <param name="Body">What is repeated.</param>
public sealed record RepeatLayer([Range(0, 1_000_000)] int Times, Layer Body) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => Enumerable.Range(1, Times)
        .Aggregate((Applied)x, (before, time) => before.Errors.IsEmpty ? before.Then(y => Once(y, place.Enter($"{time}"))) : before);

    /// <summary>One time; the result of a failure is known where it does not matter how often.</summary>
    private Applied Once(Expr x, Place place) =>
        ChainLayer.Through(Body, x, place) is var y && (y.Type == x.Type || Times == 1) ? y : y.Assuming(null);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>The body several times in a row, each time with parameters of its own.</summary>
    public static Layer Repeat(int times, Layer body) => new RepeatLayer(times, body);
}
