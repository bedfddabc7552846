using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Training;

/// <summary>Keeps the running mean of the parameters, <c>a ← decay · a + (1 - decay) p</c> from the first on, and changes no update. It stands last; <see cref="State.Averaged"/> has the means in
/// place of the parameters.</summary>
/// <param name="Decay">How much of the mean stays, from 0 to below 1.</param>
public sealed record AverageTransform([Range(0.0, 1.0, MaximumIsExclusive = true)] double Decay = 0.999) : PerParameterTransform
{
    /// <inheritdoc/>
    protected override (Expr Update, ValueList<Slot> Slots) Update(ParameterStep at)
    {
        var (average, next) = (at.Slot(State.Average), at.Parameter - at.Gradient);
        return (at.Gradient, [new(average, Where(Equal(at.Number, 1), next, (Decay * average) + ((1 - Decay) * next)))]);
    }
}

/// <summary>The vocabulary of optimisers.</summary>
public static partial class Optimizers
{
    /// <summary>Keeps the running mean of the parameters; it stands last.</summary>
    public static GradientTransform Average(double decay = 0.999) => new AverageTransform(decay);
}
