using System.Numerics;
using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Validated;

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

    /// <summary>The number of batches done of the epoch under way: where the data goes on.</summary>
    public int Batches { get; init; }

    /// <summary>The parameters with their running means in their places, where the optimiser keeps some.</summary>
    public Env Averaged => Parameters.With(
        from slot in Slots
        let name = slot.Key.Split($".{Average}/", 2)
        where name.Length == 2 && Parameters.Find(name[1]).IsSome
        select (name[1], slot.Value));

    /// <summary>Whether the optimiser asks for metrics.</summary>
    internal bool IsObserving => Slots.Find(Metrics).IsSome;

    /// <summary>The same after one more metric, where the optimiser asks for them.</summary>
    internal State Observed<T>(double metric) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Slots.Find(Metrics).Match(
        Some: count => this with { Slots = Slots.With((Metric, Tensor.Scalar(T.CreateSaturating(metric))), (Metrics, Tensor.Scalar(count.To<T>().Span[0] + T.One))) },
        None: () => this);

    /// <summary>The same with the values that <paramref name="known"/> has for variables of the same names and shapes; an error where it has values and none is of use.</summary>
    internal Validation<NnError, State> From(Env known)
    {
        var fitting = Parameters.SelectMany(own => known.Find(own.Key).Where(value => value.Type == own.Value.Type).Select(value => (own.Key, value))).ToArray();
        return fitting.Length > 0 || known.Count == 0
            ? Ok(this with { Parameters = Parameters.With(fitting) })
            : Fail<State>(new DataError("values to start with")
            {
                Expected = $"variables of this model, as {Described(Parameters)}",
                Found = Described(known),
                Hint = "Names and shapes must be the same.",
            });
    }

    private static string Described(Env env) => string.Join(", ", env.Take(3).Select(variable => $"{variable.Key} {variable.Value.Type}")) + (env.Count > 3 ? ", ..." : "");
}
