using System.Collections.Immutable;
using System.Numerics;
using LanguageExt;

namespace Functional.Nn;

/// <summary>Evaluation: the left fold whose values are tensors. It is the specification of everything that runs faster.</summary>
public static class Forward
{
    /// <summary>The value of each output; or every reason why <paramref name="env"/> does not fit the graph.</summary>
    /// <typeparam name="T">The type in which real numbers are computed.</typeparam>
    public static Validation<NnError, ImmutableArray<Tensor>> Evaluate<T>(this Graph graph, Env env) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        graph.EvaluateAll<T>(env).Map(values => ImmutableArray.CreateRange(graph.Outputs, output => values[output]));

    /// <summary>The value of one expression of real numbers.</summary>
    public static Validation<NnError, Tensor<T>> Evaluate<T>(this Expr expr, Env env) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Graph.Of(expr).Evaluate<T>(env).Map(values => values[0].To<T>());

    /// <summary>The value of every value of the graph.</summary>
    public static Validation<NnError, ImmutableArray<Tensor>> EvaluateAll<T>(this Graph graph, Env env) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Symbols.Of<T>(graph, env).Bind(symbols => Attempt(() => graph.Fold<Tensor>((node, inputs) =>
            node.Op is VarOp variable ? env[variable.Variable] : Apply<T>(node, inputs.ToArray(), symbols))));

    /// <summary>What kernels compute, or the error that one throws: an index outside of what it counts.</summary>
    internal static Validation<NnError, A> Attempt<A>(Func<A> compute)
    {
        try
        {
            return Validated.Ok(compute());
        }
        catch (NnException fault) when (!fault.Errors.IsEmpty)
        {
            return Validated.Fail<A>(fault.Errors);
        }
    }

    private static ImmutableArray<Tensor> Apply<T>(Node node, ImmutableArray<Tensor> inputs, Symbols symbols) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var results = ImmutableArray.CreateRange(node.Results, static (type, symbols) => Block.Tensor<T>(type with { Shape = symbols.Bind(type.Shape) }), symbols);
        node.Op.Compute(new Call<T>(node.Op, ImmutableArray.CreateRange(inputs, Block.Of<T>).AsSpan(), ImmutableArray.CreateRange(results, Block.Of<T>).AsSpan(), symbols, Part.Whole));
        return results;
    }
}
