using System.Collections.Immutable;

namespace Functional.Nn.Properties;

/// <summary>How each op of the reference is said in the vocabulary of this library; its outputs in the order of the file.</summary>
internal static partial class ReferenceOps
{
    private static readonly Lazy<ImmutableDictionary<string, Func<ReferenceCase, ImmutableArray<Expr>>>> Table = new(() =>
        new[] { Elementwise, Activations, ActivationsOnAxes, Reductions, Structure, Indexing, Products, Convolutions, Normalizations, Recurrences, Attention, Losses, Derivatives, Clippings }
            .SelectMany(family => family)
            .ToImmutableDictionary(entry => entry.Op, entry => entry.Outputs));

    public static Func<ReferenceCase, ImmutableArray<Expr>>? Find(string op) => Table.Value.GetValueOrDefault(op);

    private static (string Op, Func<ReferenceCase, ImmutableArray<Expr>> Outputs) One(string op, Func<ReferenceCase, Expr> output) => (op, c => [output(c)]);
}
