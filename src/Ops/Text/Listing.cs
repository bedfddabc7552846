using System.Reflection;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>
/// The text form of graphs, which <see cref="Print"/> writes: <c>let t1 = matmul x dense1.weight : [batch, 3]</c>, line by line, then
/// <c>in t1</c>. What was printed whole parses to an equal graph.
/// </summary>
public static class Listing
{
    /// <summary>The graph of a listing. An error tells line, column, what was expected and the nearest known name.</summary>
    /// <param name="text">The listing.</param>
    /// <param name="more">Assemblies with more ops than those of this library.</param>
    public static Validation<NnError, Graph> Parse(string text, params ReadOnlySpan<Assembly> more) =>
        new ListingParser(text, [typeof(Listing).Assembly, typeof(Op).Assembly, .. more]).Whole();
}
