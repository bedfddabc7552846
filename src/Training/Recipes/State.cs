using System.Numerics;
using Functional.Nn.Ops;

namespace Functional.Nn.Training;

/// <summary>Everything that training carries from step to step. A value: equal states go on equally.</summary>
/// <param name="Parameters">The learned variables.</param>
/// <param name="Slots">What the optimiser keeps.</param>
/// <param name="Epoch">The number of epochs done.</param>
/// <param name="Step">The number of steps done.</param>
/// <param name="Key">Where all randomness of the run comes from.</param>
public sealed record State(Env Parameters, Env Slots, int Epoch, int Step, Key Key)
{
    /// <summary>The slots that hold the last metric of the run, and how many there were, for optimisers that ask for them.</summary>
    internal const string Metric = "metric", Metrics = "metrics";

    /// <summary>The role of the slots that hold running means of parameters.</summary>
    internal const string Average = "average";

    /// <summary>The parameters with their running means in their places, where the optimiser keeps some.</summary>
    public Env Averaged => Parameters.With(
        from slot in Slots
        let name = slot.Key.Split($".{Average}/", 2)
        where name.Length == 2 && Parameters.Find(name[1]).IsSome
        select (name[1], slot.Value));

    /// <summary>The same after one more metric, where the optimiser asks for them.</summary>
    internal State Observed<T>(double metric) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Slots.Find(Metrics).Match(
        Some: count => this with { Slots = Slots.With((Metric, Tensor.Scalar(T.CreateSaturating(metric))), (Metrics, Tensor.Scalar(count.To<T>().Span[0] + T.One))) },
        None: () => this);

    /// <summary>The same with the values that <paramref name="known"/> has for variables of the same names and shapes.</summary>
    public State From(Env known) => this with
    {
        Parameters = Parameters.With(Parameters.SelectMany(own => known.Find(own.Key).Where(value => value.Type == own.Value.Type).Select(value => (own.Key, value)))),
    };
}
