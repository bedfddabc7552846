using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Training;

/// <summary>
/// Averaged gradient descent (Polyak and Juditsky, 1992): with <c>η = rate / (1 + decay · rate · (t - 1))ᵖ</c> the update is <c>η (g + decay · p)</c> in step t. The mean of the parameters from step
/// <c>Start</c> on is kept in the slot <c>average</c>.
/// </summary>
/// <param name="Rate">The learning rate.</param>
/// <param name="Decay">The share of a parameter that is taken off, times η.</param>
/// <param name="Power">p.</param>
/// <param name="Start">The step after which the mean begins.</param>
public sealed record AsgdTransform([DefaultValue(0.01), Range(0.0, double.MaxValue)] Schedule Rate, [Range(0.0, double.MaxValue)] double Decay = 1e-4, [Range(0.0, double.MaxValue)] double Power = 0.75, [Range(0.0, double.MaxValue)] double Start = 1e6) : PerParameterTransform
{
    /// <inheritdoc/>
    protected override (Expr Update, ValueList<Slot> Slots) Update(ParameterStep at)
    {
        var average = at.Slot("average");
        var eta = at.Now(Rate) / Pow(1 + (Decay * at.Now(Rate) * (at.Number - 1.0)), Power);
        var update = eta * (at.Gradient + (Decay * at.Parameter));
        return (update, [new(average, average + ((at.Parameter - update - average) / Maximum(at.Number - (Start + 1), 1)))]);
    }
}

/// <summary>The vocabulary of optimisers.</summary>
public static partial class Optimizers
{
    /// <summary>Averaged gradient descent.</summary>
    public static GradientTransform Asgd(Schedule? rate = null, double decay = 1e-4, double power = 0.75, double start = 1e6) => new AsgdTransform(rate ?? 0.01, decay, power, start);
}
