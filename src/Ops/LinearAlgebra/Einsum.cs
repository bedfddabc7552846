using System.Collections.Immutable;

namespace Functional.Nn.Ops;

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>
    /// Einstein's sums: <c>ij,jk->ik</c> is a matrix product. Each axis of each operand has a letter; axes of one letter run together, and those
    /// that are not in the result are summed. <c>ii</c> is a diagonal, <c>...</c> stands for axes that broadcast, and without <c>-></c> the result
    /// has the letters that occur once, in their order. Operands are multiplied from the left, by matrix products where sums allow.
    /// </summary>
    public static Expr Einsum(string equation, params ImmutableArray<Expr> operands)
    {
        var letters = EinsumEquation.Of(equation, operands);
        var extents = letters.Extents(operands);
        ImmutableArray<EinsumTerm> terms = [.. operands.Zip(letters.Operands, (operand, axes) => EinsumTerm.Of(operand, axes).Squeezed(extents))];
        return Enumerable.Range(1, terms.Length - 1)
            .Aggregate(terms[0], (product, i) => product.Times(terms[i], letters.Result + string.Concat(terms[(i + 1)..].Select(term => term.Letters))))
            .SumTo(letters.Result).Ordered(letters.Result);
    }
}
