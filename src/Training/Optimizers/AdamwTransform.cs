using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Training;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter, 2019): the update is that of <see cref="AdamTransform"/> and <c>rate · decay · p</c>.</summary>
/// <param name="Rate">The learning rate.</param>
/// <param name="Beta1">How much of the mean gradient stays, from 0 to below 1.</param>
/// <param name="Beta2">How much of the mean square stays, from 0 to below 1.</param>
/// <param name="Epsilon">What keeps the quotient finite.</param>
/// <param name="Decay">The share of a parameter that is taken off, times the learning rate.</param>
/// <param name="Amsgrad">Whether the mean square never falls.</param>
public sealed record AdamwTransform([DefaultValue(1e-3), Range(0.0, double.MaxValue)] Schedule Rate, [DefaultValue(0.9), Range(0.0, 1.0, MaximumIsExclusive = true)] Schedule Beta1, [Range(0.0, 1.0, MaximumIsExclusive = true)] double Beta2 = 0.999, [Range(0.0, double.MaxValue)] double Epsilon = 1e-8, [Range(0.0, double.MaxValue)] double Decay = 0.01, bool Amsgrad = false) : GradientTransform
{
    /// <inheritdoc/>
    public override Transformed Apply(ValueList<Learned> gradients, Expr step, string place) =>
        (new AdamTransform(Rate, Beta1, Beta2, Epsilon, Amsgrad) >> new WeightDecayTransform(Rate * Decay)).Apply(gradients, step, place);
}

/// <summary>The vocabulary of optimisers.</summary>
public static partial class Optimizers
{
    /// <summary>Adam with decoupled weight decay.</summary>
    public static GradientTransform AdamW(Schedule? rate = null, Schedule? beta1 = null, double beta2 = 0.999, double epsilon = 1e-8, double decay = 0.01, bool amsgrad = false) =>
        new AdamwTransform(rate ?? 1e-3, beta1 ?? 0.9, beta2, epsilon, decay, amsgrad);
}
