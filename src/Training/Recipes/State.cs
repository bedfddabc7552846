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
    /// <summary>The same with the values that <paramref name="known"/> has for variables of the same names and shapes.</summary>
    public State From(Env known) => this with
    {
        Parameters = Parameters.With(Parameters.SelectMany(own => known.Find(own.Key).Where(value => value.Type == own.Value.Type).Select(value => (own.Key, value)))),
    };
}
