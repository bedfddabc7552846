using System.Collections.Immutable;
using System.Numerics;
using Functional.Nn.Interop;
using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>Examples with their targets: a table in memory. Its features are finite, or indices, and its classes have names.</summary>
public sealed record Dataset
{
    private Dataset(Tensor features, Tensor targets, ValueList<string> featureNames, ValueList<string> classNames) =>
        (Features, Targets, FeatureNames, ClassNames) = (features, targets, featureNames, classNames);

    /// <summary>The features: real, or indices that stand for things, as letters of a text do; the first axis counts the examples.</summary>
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
    /// The dataset of these tensors. Errors: features that are neither finite reals nor indices, a different number of targets, a class
    /// without a name, a number of names other than that of the features.
    /// </summary>
    public static Validation<NnError, Dataset> Of(Tensor features, Tensor targets, ValueList<string> featureNames = default, ValueList<string> classNames = default) =>
        DatasetErrors.Of(features, targets, featureNames, classNames).Capped("dataset") is { Count: > 0 } errors
            ? Validated.Fail<Dataset>(errors)
            : Validated.Ok(new Dataset(features, targets, featureNames, classNames));

    /// <summary>The same data with reals of type <typeparamref name="T"/>; or the numbers that it cannot hold.</summary>
    public Validation<NnError, Dataset> To<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        from features in Features.Narrow<T>("features", FeatureNames)
        from targets in Targets.Narrow<T>("targets", [])
        select With(features, targets);

    /// <summary>The same examples in another shape of equal size: rows of pixels as images.</summary>
    public Validation<NnError, Dataset> Reshape(Shape example) => Features.ReshapeRows(example).Map(WithFeatures);

    /// <summary>The same examples with the features of these names alone, in this order. Errors: names that no feature has.</summary>
    public Validation<NnError, Dataset> Columns(params ValueList<string> names) => names
        .Select(name => FeatureNames.IndexOf(name) is >= 0 and var column ? Validated.Ok(column) : Validated.Fail<int>(new DataError("no such feature")
        {
            Expected = FeatureNames.Count == 0 ? "none: the features have no names" : string.Join(", ", FeatureNames),
            Found = name,
            Hint = Nearest.Hint(name, FeatureNames),
        }))
        .Sequence().Map(columns => new Dataset(Features.Columns(columns.AsSpan()), Targets, names, ClassNames));

    /// <summary>The examples of the classes of these names alone, which are the classes 0, 1... then. Errors: names that no class has, or that stand twice.</summary>
    public Validation<NnError, Dataset> OfClasses(params ValueList<string> names) => names
        .Select((name, i) => ClassNames.IndexOf(name) is >= 0 and var known && names.IndexOf(name) == i ? Validated.Ok(known) : Validated.Fail<int>(new DataError(ClassNames.Contains(name) ? "class twice" : "no such class")
        {
            Expected = ClassNames.Count == 0 ? "none: the targets have no classes" : $"each once, of {string.Join(", ", ClassNames)}",
            Found = name,
            Hint = Nearest.Hint(name, ClassNames),
        }))
        .Sequence().Map(known =>
        {
            var targets = Targets.To<int>();
            int[] classes = [.. known], rows = [.. Enumerable.Range(0, Count).Where(i => classes.Contains(targets.Span[i]))];
            return new Dataset(Features.Rows(rows), Tensor.Generate([rows.Length], i => Array.IndexOf(classes, targets.Span[rows[i]])), FeatureNames, names);
        });

    /// <summary>The examples at these positions, in this order; one may occur more than once.</summary>
    public Dataset Rows(params ReadOnlySpan<int> positions) => Gathered([.. positions]);

    /// <summary>The examples in an order that is a function of <paramref name="key"/>.</summary>
    public Dataset Shuffle(Key key) => Gathered(Order(key));

    /// <summary>
    /// Two disjoint parts, shuffled by <paramref name="key"/>, the training part with a <paramref name="fraction"/> of the
    /// examples (to the nearest number, at least one on each side).
    /// </summary>
    public Validation<NnError, Split> Split(double fraction, Key key) => Partition.Of(Count, fraction, key).Map(Cut);

    /// <summary>
    /// Two disjoint parts, shuffled by <paramref name="key"/>, the training part with a <paramref name="fraction"/> of the examples of each class
    /// (to the nearest number, at least one on each side). Errors, too: targets that are numbers, a class with a single example.
    /// </summary>
    public Validation<NnError, Split> Stratified(double fraction, Key key) => Strata.Bind(strata => Partition.Stratified(strata, fraction, key)).Map(Cut);

    /// <summary>As many splits, for cross-validation: each example is in one test part, and these differ in size by one at most. Errors: fewer than 2 folds, more than examples.</summary>
    public Validation<NnError, ValueList<Split>> Folds(int count, Key key) => Partition.Folds(Count, count, key).Map(Cut);

    /// <summary>As many splits: each example is in one test part, and in these the numbers of examples of each class differ by one at most. Errors, too: targets that are
    /// numbers, a class with a single example.</summary>
    public Validation<NnError, ValueList<Split>> StratifiedFolds(int count, Key key) => Strata.Bind(strata => Partition.Folds(strata, count, key)).Map(Cut);

    /// <summary>A weight for each class, for a loss: n / (k count), so that each of the k classes weighs as much in all as every other (King and Zeng, "Logistic regression in rare
    /// events data", 2001). Errors: targets that are numbers, a class without examples.</summary>
    public Validation<NnError, ValueList<double>> ClassWeights() => Training.Strata.Of(Targets, ClassNames).Bind(strata => strata.Balanced());

    /// <summary>The same examples with their classes as rows of zeros and a one. Errors: targets that are numbers.</summary>
    public Validation<NnError, Dataset> OneHot() =>
        from strata in Training.Strata.Of(Targets, ClassNames)
        from rows in Functions.OneHot(Expr.Constant(Targets), strata.Classes).Evaluate<double>(Env.Empty)
        select new Dataset(Features, rows, FeatureNames, []);

    /// <summary>The examples in batches of <paramref name="size"/>, made as they are asked for; the last may be smaller.</summary>
    public IEnumerable<Batch> Batches(int size) => Batches(size, [.. Enumerable.Range(0, Count)]);

    /// <summary>The batches of <see cref="Shuffle"/>, without a shuffled copy of the dataset.</summary>
    public IEnumerable<Batch> Batches(int size, Key key) => Batches(size, Order(key));

    /// <summary>The same examples with other features of the same shape.</summary>
    internal Dataset WithFeatures(Tensor features) => With(features, Targets);

    private IEnumerable<Batch> Batches(int size, ImmutableArray<int> order) => size > 0
        ? order.Chunk(size).Select(positions => Whole.Rows(positions))
        : throw new ShapeException(new ShapeError("batches") { Expected = "a size of at least 1", Found = $"{size}" });

    private Dataset Gathered(ImmutableArray<int> positions) => With(Whole.Rows(positions.AsSpan()));

    /// <summary>The positions of <see cref="Shuffle"/>.</summary>
    internal ImmutableArray<int> Order(Key key) => [.. key.Fold("shuffle").Permutation(Count)];

    private Validation<NnError, Strata> Strata => Training.Strata.Of(Targets, ClassNames).Bind(strata => strata.Divisible());

    private Split Cut(Partition parts) => new(Gathered(parts.Train), Gathered(parts.Test), Scaler.Identity(FeatureShape.Size));

    private ValueList<Split> Cut(ImmutableArray<Partition> folds) => [.. folds.Select(Cut)];

    /// <summary>All examples as one batch.</summary>
    internal Batch Whole => new(Features, Targets);

    /// <summary>Examples with reals of type <typeparamref name="T"/>, if they are like these: of the same shapes, with classes that have names here. Or what is wrong with them.</summary>
    internal Validation<NnError, Batch> Of<T>(Batch examples) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        from data in Dataset.Of(examples.Features, examples.Targets, FeatureNames, ClassNames)
        from like in data.FeatureShape == FeatureShape && data.TargetShape == TargetShape && data.Targets.Kind == Targets.Kind
            ? data.To<T>()
            : Validated.Fail<Dataset>(new DataError("examples of a stream") { Expected = $"{FeatureShape} and {TargetShape}, as the first ones", Found = $"{data.FeatureShape} and {data.TargetShape}" })
        select like.Whole;

    /// <summary>Other examples of the same kind.</summary>
    internal Dataset With(Batch examples) => With(examples.Features, examples.Targets);

    private Dataset With(Tensor features, Tensor targets) => new(features, targets, FeatureNames, ClassNames);
}
