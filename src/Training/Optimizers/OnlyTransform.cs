using System.Collections.Immutable;
using System.IO.Enumeration;

namespace Functional.Nn.Training;

/// <summary>Another transformation for some parameters alone, as weight decay for weights; all others pass. Groups that have nothing in common stand one after the other.</summary>
/// <param name="Names">Which: a name in which <c>*</c> stands for any letters and <c>?</c> for one.</param>
/// <param name="Of">The other.</param>
public sealed record OnlyTransform(string Names, GradientTransform Of) : GradientTransform
{
    /// <inheritdoc/>
    public override Transformed Apply(ValueList<Learned> gradients, Expr step, string place) => Chosen(gradients, place, (chosen, own) => Of.Apply(chosen, step, own));

    /// <inheritdoc/>
    public override Transformed Apply(Objective objective, ValueList<Learned> gradients, Expr step, string place) =>
        Chosen(gradients, place, (chosen, own) => Of.Apply(objective, chosen, step, own));

    private Transformed Chosen(ValueList<Learned> gradients, string place, Func<ValueList<Learned>, string, Transformed> apply)
    {
        var chosen = gradients.Where(g => FileSystemName.MatchesSimpleExpression(Names, g.Name, ignoreCase: false)).ToImmutableArray();
        var inner = apply([.. chosen], $"{(place is "" ? Term.HeadOf(GetType()) : place)}.of");
        var updates = inner.Updates.ToDictionary(u => u.Name);
        return inner with { Updates = [.. gradients.Select(g => updates.GetValueOrDefault(g.Name, g))] };
    }
}

/// <summary>The vocabulary of optimisers.</summary>
public static partial class Optimizers
{
    /// <summary>Another transformation for the parameters whose names match, in which <c>*</c> stands for any letters.</summary>
    public static GradientTransform Only(string names, GradientTransform of) => new OnlyTransform(names, of);
}
