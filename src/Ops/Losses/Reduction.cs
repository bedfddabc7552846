using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>What becomes of the terms of a loss.</summary>
public enum Reduction
{
    /// <summary>Their sum over their number, or over the sum of the weights that a loss counts them with; NaN of none.</summary>
    Mean,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>All of them, as they are.</summary>
    None,

    /// <summary>Their sum over the extent of the first axis; of a single term, the term.</summary>
    BatchMean,
}

/// <summary>Reductions, done.</summary>
public static class Reductions
{
    /// <summary>The terms, reduced; a mean divides by <paramref name="total"/>, or by the number of terms.</summary>
    public static Expr Of(this Reduction reduction, Expr terms, Expr? total = null) => reduction switch
    {
        Reduction.Mean => Sum(terms) / (total ?? Count(terms.Shape)),
        Reduction.Sum => Sum(terms),
        Reduction.BatchMean => Sum(terms) / Count(Shape.Of([.. terms.Shape.Take(1)])),
        _ => terms,
    };
}
