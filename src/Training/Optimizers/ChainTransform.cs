using System.Collections.Immutable;

namespace Functional.Nn.Training;

/// <summary>Gradient transformations one after the other, none of them a chain itself. Made by <c>&gt;&gt;</c>.</summary>
public sealed record ChainTransform : GradientTransform, IChain
{
    internal ChainTransform(ValueList<GradientTransform> transforms) => Transforms = transforms;

    /// <summary>First to last.</summary>
    public ValueList<GradientTransform> Transforms { get; }

    /// <inheritdoc/>
    public IReadOnlyList<object> Parts => Transforms;

    /// <summary>The composition: flat, so that grouping does not matter; one transformation is itself.</summary>
    public static GradientTransform Of(params IEnumerable<GradientTransform> transforms) =>
        transforms.SelectMany(Flat).ToImmutableArray() is [var one] ? one : new ChainTransform(ValueList.Of<GradientTransform>([.. transforms.SelectMany(Flat)]));

    /// <inheritdoc/>
    public override Transformed Apply(ValueList<Learned> gradients, Expr step, string place) =>
        Through(gradients, place, (transform, before, own) => transform.Apply(before, step, own));

    /// <inheritdoc/>
    public override Transformed Apply(Objective objective, ValueList<Learned> gradients, Expr step, string place) =>
        Through(gradients, place, (transform, before, own) => transform.Apply(objective, before, step, own));

    private Transformed Through(ValueList<Learned> gradients, string place, Func<GradientTransform, ValueList<Learned>, string, Transformed> apply) =>
        Transforms.Select((transform, i) => (transform, i)).Aggregate(new Transformed(gradients, []), (before, next) =>
        {
            var after = apply(next.transform, before.Updates, $"{place}{Term.HeadOf(next.transform.GetType())}{next.i + 1}");
            return after with { Slots = [.. before.Slots.Concat(after.Slots).DistinctBy(slot => slot.Op.Variable)] };
        });

    private static IEnumerable<GradientTransform> Flat(GradientTransform transform) =>
        transform is ChainTransform chain ? chain.Transforms : [transform];
}
