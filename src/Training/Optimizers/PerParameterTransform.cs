using System.Collections.Immutable;

namespace Functional.Nn.Training;

/// <summary>The family of transformations that treat each parameter by itself.</summary>
public abstract record PerParameterTransform : GradientTransform
{
    /// <inheritdoc/>
    public sealed override Transformed Apply(ValueList<Learned> gradients, Expr step, string place)
    {
        var slots = place is "" ? Term.HeadOf(GetType()) : place;
        var each = gradients.Select(learned => (learned, Result: Update(new(learned.Update, learned.Parameter, step, slots, learned.Name)))).ToImmutableArray();
        return new([.. each.Select(e => e.learned with { Update = e.Result.Update })], [.. each.SelectMany(e => e.Result.Slots)]);
    }

    /// <summary>The update of one parameter, and its slots.</summary>
    protected abstract (Expr Update, ValueList<Slot> Slots) Update(ParameterStep at);
}
