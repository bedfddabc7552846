using System.Collections.Immutable;
using System.Numerics;
using Functional.Nn.Interop;
using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>Examples with their targets: a table in memory. Its features are finite and its classes have names.</summary>
public sealed record Dataset
{
    private Dataset(Tensor features, Tensor targets, ValueList<string> featureNames, ValueList<string> classNames) =>
        (Features, Targets, FeatureNames, ClassNames) = (features, targets, featureNames, classNames);

    /// <summary>The features: real, the first axis counts the examples.</summary>
    public Tensor Features { get; }

    /// <summary>The targets: classes, <c>Tensor&lt;int&gt;</c> [n], or numbers, [n, 1]; other inner shapes are possible.</summary>
    public Tensor Targets { get; }

    /// <summary>A name for each number of an example, or none.</summary>
    public ValueList<string> FeatureNames { get; }

    /// <summary>The names of the classes 0, 1...; none where targets are numbers.</summary>
    public ValueList<string> ClassNames { get; }

    /// <summary>The number of examples.</summary>
    public int Count => Features.Shape[0].Extent;

    /// <summary>The shape of one example.</summary>
    public Shape FeatureShape => Features.Shape[1..];

    /// <summary>The shape of one target; a scalar for classes.</summary>
    public Shape TargetShape => Targets.Shape[1..];

    /// <summary>
    /// The dataset of these tensors. Errors: features that are not finite reals, a different number of targets, a class
    /// without a name, a number of names other than that of the features.
    /// </summary>
    public static Validation<NnError, Dataset> Of(Tensor features, Tensor targets, ValueList<string> featureNames = default, ValueList<string> classNames = default) =>
        DatasetErrors.Of(features, targets, featureNames, classNames).Capped("dataset") is { Count: > 0 } errors
            ? Validated.Fail<Dataset>(errors)
            : Validated.Ok(new Dataset(features, targets, featureNames, classNames));

    /// <summary>The same data with reals of type <typeparamref name="T"/>; or the numbers that it cannot hold.</summary>
    public Validation<NnError, Dataset> To<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        from features in Features.Narrow<T>("features", FeatureNames)
        from targets in Targets.Kind is Kind.Index ? Validated.Ok(Targets) : Targets.Narrow<T>("targets", [])
        select With(features, targets);

    /// <summary>The same examples in another shape of equal size: rows of pixels as images.</summary>
    public Validation<NnError, Dataset> Reshape(Shape example) => example.IsKnown && example.Size == FeatureShape.Size
        ? Validated.Ok(With(Features.Reshape(Shape.Of(Count).Concat(example)), Targets))
        : Validated.Fail<Dataset>(new ShapeError("reshape examples") { Expected = $"{FeatureShape.Size} elements as in {FeatureShape}", Found = $"{example}" });

    /// <summary>The examples at these positions, in this order; one may occur more than once.</summary>
    public Dataset Rows(params ReadOnlySpan<int> positions) => Gathered([.. positions]);

    /// <summary>The examples in an order that is a function of <paramref name="key"/>.</summary>
    public Dataset Shuffle(Key key) => Gathered(Order(key));

    /// <summary>
    /// Two disjoint parts, shuffled by <paramref name="key"/>, the training part with a <paramref name="fraction"/> of the
    /// examples (to the nearest number, at least one on each side).
    /// </summary>
    public Validation<NnError, Split> Split(double fraction, Key key) => (fraction, Count) switch
    {
        ( > 0 and < 1, >= 2) => Validated.Ok(Cut((int)Math.Clamp(Math.Round(fraction * Count), 1, Count - 1), key)),
        (_, < 2) => Validated.Fail<Split>(new DataError("split") { Expected = "at least 2 examples", Found = $"{Count}" }),
        _ => Validated.Fail<Split>(new DataError("split") { Expected = "a fraction between 0 and 1", Found = $"{fraction:R}" }),
    };

    /// <summary>The examples in batches of <paramref name="size"/>, made as they are asked for; the last may be smaller.</summary>
    public IEnumerable<Batch> Batches(int size) => Batches(size, [.. Enumerable.Range(0, Count)]);

    /// <summary>The batches of <see cref="Shuffle"/>, without a shuffled copy of the dataset.</summary>
    public IEnumerable<Batch> Batches(int size, Key key) => Batches(size, Order(key));

    /// <summary>The same examples with other features of the same shape.</summary>
    internal Dataset WithFeatures(Tensor features) => With(features, Targets);

    private IEnumerable<Batch> Batches(int size, ImmutableArray<int> order) => size > 0
        ? order.Chunk(size).Select(positions => Gather([.. positions]))
        : throw new ShapeException(new ShapeError("batches") { Expected = "a size of at least 1", Found = $"{size}" });

    private Dataset Gathered(ImmutableArray<int> positions) => Gather(positions) is var (features, targets) ? With(features, targets) : this;

    /// <summary>The examples at these positions as a batch.</summary>
    internal Batch Gather(ImmutableArray<int> positions) => positions.All(i => (uint)i < (uint)Count)
        ? new(Features.Rows(positions.AsSpan()), Targets.Rows(positions.AsSpan()))
        : throw new ShapeException(new ShapeError("examples") { Expected = $"positions from 0 to {Count - 1}", Found = $"{positions.First(i => (uint)i >= (uint)Count)}" });

    /// <summary>The positions of <see cref="Shuffle"/>.</summary>
    internal ImmutableArray<int> Order(Key key) => [.. key.Fold("shuffle").Permutation(Count)];

    private Split Cut(int count, Key key)
    {
        ImmutableArray<int> order = [.. key.Fold("split").Permutation(Count)];
        return new(Gathered(order[..count]), Gathered(order[count..]), Scaler.Identity(FeatureShape.Size));
    }

    private Dataset With(Tensor features, Tensor targets) => new(features, targets, FeatureNames, ClassNames);
}
