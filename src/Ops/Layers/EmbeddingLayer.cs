using System.ComponentModel.DataAnnotations;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>A learned vector for each integer from 0 to <c>Count</c> - 1: <c>[...] → [..., dim]</c>, rows of a table of shape <c>[count, dim]</c>.</summary>
/// <param name="Count">The number of vectors.</param>
/// <param name="Dim">The length of each.</param>
/// <param name="Padding">An integer that stands for nothing: its vector is 0 and learns nothing; -1 for none.</param>
/// <param name="Weight">How the table starts; standard normal if left out.</param>
public sealed record EmbeddingLayer(
    [Range(1, int.MaxValue)] int Count, [Range(1, int.MaxValue)] int Dim, [Range(-1, int.MaxValue)] int Padding = -1, Initializer? Weight = null) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => x.Kind is Kind.Index && Padding < Count
        ? Rows(x, place.Param("weight", [Count, Dim], Weight ?? Initializers.Normal(1), new(Count, Dim)))
        : ((Applied)new ShapeError("embedding") { Expected = Padding < Count ? "an index" : $"padding below {Count}", Found = Padding < Count ? $"{x.Type}" : $"{Padding}" })
            .Assuming(x.Shape.Concat([Dim]));

    private Expr Rows(Expr x, Expr table) => Padding < 0 ? Embedding(table, x) : Where(Unsqueeze(Equal(ToReal(x), Padding), -1), 0, Embedding(table, x));
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>A learned vector of length <paramref name="dim"/> for each integer from 0 to <paramref name="count"/> - 1.</summary>
    public static Layer Embedding(int count, int dim, int padding = -1, Initializer? weight = null) => new EmbeddingLayer(count, dim, padding, weight);
}
