using System.Collections.Immutable;

namespace Functional.Nn;

/// <summary>Expressions by name, as one graph: a function from environment to environment, which <see cref="Programs"/> run. A training step is one, and so is a model with
/// several outputs.</summary>
/// <param name="Names">A name for each output.</param>
/// <param name="Graph">The outputs, in the order of their names.</param>
public sealed record Outputs(ValueList<string> Names, Graph Graph)
{
    /// <summary>These expressions; two under one name throw <see cref="ShapeException"/>.</summary>
    public static Outputs Of(params IEnumerable<(string Name, Expr Value)> outputs)
    {
        var all = outputs.ToArray();
        return all.CountBy(output => output.Name).FirstOrDefault(twins => twins.Value > 1) is { Key: { } twice }
            ? throw new ShapeException(new ShapeError("two outputs of one name") { Expected = "different names", Found = $"'{twice}' more than once" })
            : new([.. all.Select(output => output.Name)], Graph.Of(all.Select(output => output.Value)));
    }

    /// <summary>Values of the graph's outputs by their names.</summary>
    public Env Named(ImmutableArray<Tensor> values) => Env.Of(Names.Zip(values));
}
