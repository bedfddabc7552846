using System.Collections.Immutable;
using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>Examples whose features may have missing cells and categories. An <see cref="Encoder"/> that is fitted to some of them makes a <see cref="Dataset"/> of any.</summary>
public sealed record RawDataset
{
    internal RawDataset(Cells cells, Tensor targets, ValueList<string> classNames, Reading reading) => (Cells, Targets, ClassNames, Reading) = (cells, targets, classNames, reading);

    /// <summary>The targets: classes, <c>Tensor&lt;int&gt;</c> [n], or numbers, [n, 1].</summary>
    public Tensor Targets { get; }

    /// <summary>The names of the classes 0, 1...; none where targets are numbers.</summary>
    public ValueList<string> ClassNames { get; }

    /// <summary>How cells become numbers.</summary>
    public Reading Reading { get; }

    /// <summary>The feature columns.</summary>
    public ValueList<string> Columns => Cells.Names;

    /// <summary>The number of examples.</summary>
    public int Count => Cells.Count;

    internal Cells Cells { get; }

    /// <summary>The table of a dataset, which has neither missing cells nor categories.</summary>
    public static RawDataset Of(Dataset dataset) => new(new(dataset.Features, dataset.FeatureNames, [], [], ""), dataset.Targets, dataset.ClassNames, new());

    /// <summary>The examples at these positions, in this order.</summary>
    public RawDataset Rows(params ReadOnlySpan<int> positions) => Gathered([.. positions]);

    /// <summary>Two parts, as <see cref="Dataset.Split"/> makes them.</summary>
    public Validation<NnError, RawSplit> Split(double fraction, Key key) => Partition.Of(Count, fraction, key).Map(Cut);

    /// <summary>Two parts, as <see cref="Dataset.Stratified"/> makes them.</summary>
    public Validation<NnError, RawSplit> Stratified(double fraction, Key key) => Strata.Bind(strata => Partition.Stratified(strata, fraction, key)).Map(Cut);

    /// <summary>Splits for cross-validation, as <see cref="Dataset.Folds"/> makes them.</summary>
    public Validation<NnError, ValueList<RawSplit>> Folds(int count, Key key) => Partition.Folds(Count, count, key).Map(Cut);

    /// <summary>Splits for cross-validation, as <see cref="Dataset.StratifiedFolds"/> makes them.</summary>
    public Validation<NnError, ValueList<RawSplit>> StratifiedFolds(int count, Key key) => Strata.Bind(strata => Partition.Folds(strata, count, key)).Map(Cut);

    private Validation<NnError, Strata> Strata => Training.Strata.Of(Targets, ClassNames).Bind(strata => strata.Divisible());

    private RawSplit Cut(Partition parts) => new(Gathered(parts.Train), Gathered(parts.Test));

    private ValueList<RawSplit> Cut(ImmutableArray<Partition> folds) => [.. folds.Select(Cut)];

    private RawDataset Gathered(ImmutableArray<int> positions) => new(Cells.Rows(positions), Targets.Rows(positions.AsSpan()), ClassNames, Reading);
}
