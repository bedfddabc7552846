using System.Collections.Immutable;

namespace Functional.Nn.Ops;

/// <summary>A step that names all it needs: what does not depend on its own variables, but on others, has become an input.</summary>
/// <param name="Step">From <see cref="ScanStep"/> variables to the results.</param>
/// <param name="Fixed">What the variables after its own stand for.</param>
internal sealed record Closure(Graph Step, ValueList<Expr> Fixed)
{
    private enum Needs
    {
        /// <summary>No variable: computed in the step.</summary>
        Nothing,

        /// <summary>Variables of the surroundings: computed there.</summary>
        Others,

        /// <summary>Variables of the step.</summary>
        Own,
    }

    /// <summary>The closure of a graph in which some variables are the step's own.</summary>
    public static Closure Of(Graph graph, ImmutableArray<Expr> own)
    {
        var numbers = own.Select((variable, i) => (((VarOp)variable.Op).Variable, i)).ToDictionary(p => p.Variable, p => p.i);
        var needs = graph.Fold<Needs>((node, inputs) => node.Op is VarOp variable
            ? (numbers.ContainsKey(variable.Variable) ? Needs.Own : Needs.Others)
            : inputs.ToArray().DefaultIfEmpty(Needs.Nothing).Max());
        var border = graph.Nodes.Where(node => needs[node.First] is Needs.Own).SelectMany(node => node.Inputs).Concat(graph.Outputs)
            .Where(value => needs[value] is Needs.Others).Distinct().Order().ToImmutableArray();
        var results = graph.Substitute(value =>
            graph.Values[value].Op is VarOp variable && numbers.TryGetValue(variable.Variable, out var number) ? ScanStep.Variable(number, variable.Type)
            : border.IndexOf(value) is >= 0 and var fixedOne ? ScanStep.Variable(own.Length + fixedOne, graph.Values[value].Type)
            : null);
        return new(Graph.Of(results), [.. border.Select(value => graph.Values[value])]);
    }
}
