using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Training;

/// <summary>Adds normal noise to each element (Neelakantan et al., 2015): a function of the key of the step and the parameter's name alone.</summary>
/// <param name="Deviation">The standard deviation.</param>
public sealed record NoiseTransform([Range(0.0, double.MaxValue)] Schedule Deviation) : PerParameterTransform
{
    /// <inheritdoc/>
    protected override (Expr Update, ValueList<Slot> Slots) Update(ParameterStep at) =>
        (at.Gradient + (at.Now(Deviation) * DrawNormal(at.Parameter.Shape, $"{at.Slots}/{at.Name}")), []);
}

/// <summary>The vocabulary of optimisers.</summary>
public static partial class Optimizers
{
    /// <summary>Adds normal noise to each element.</summary>
    public static GradientTransform Noise(Schedule deviation) => new NoiseTransform(deviation);
}
