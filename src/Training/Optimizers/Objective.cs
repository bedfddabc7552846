namespace Functional.Nn.Training;

/// <summary>What training minimises, for transformations that look at it elsewhere.</summary>
/// <param name="Loss">The loss of the batch: a scalar, in which parameters are variables.</param>
public sealed record Objective(Expr Loss)
{
    /// <summary>The loss with other values of some parameters.</summary>
    public Expr At(IEnumerable<(Expr Parameter, Expr Value)> point)
    {
        var (graph, values) = (Graph.Of(Loss), point.ToDictionary(at => at.Parameter, at => at.Value));
        return graph.Substitute(value => values.GetValueOrDefault(graph.Values[value]))[0];
    }
}
