using System.Collections.Immutable;

namespace Functional.Nn.Training;

/// <summary>The family of transformations that treat each parameter by itself.</summary>
public abstract record PerParameterTransform : GradientTransform
{
    /// <inheritdoc/>
    public sealed override Transformed Apply(ValueList<Learned> gradients, Expr step, string place)
    {
        var each = gradients.Select(learned =>
        {
            var (update, slots) = Update(learned.Update, learned.Parameter, step, (role, initial) =>
                new SlotOp($"{(place is "" ? Term.HeadOf(GetType()) : place)}.{role}/{learned.Name}", learned.Parameter.Type, initial).Apply());
            return (Learned: learned with { Update = update }, slots);
        }).ToImmutableArray();
        return new([.. each.Select(e => e.Learned)], [.. each.SelectMany(e => e.slots)]);
    }

    /// <summary>The update of one parameter, and its slots.</summary>
    /// <param name="gradient">The gradient, or what the transformation before made of it.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="step">The number of the step, from 1.</param>
    /// <param name="slot">Declares a slot of the parameter's shape, by role and initial number.</param>
    protected abstract (Expr Update, ValueList<Slot> Slots) Update(Expr gradient, Expr parameter, Expr step, Func<string, double, Expr> slot);
}
