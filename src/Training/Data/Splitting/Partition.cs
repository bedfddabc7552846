using System.Collections.Immutable;
using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>Positions of examples in two disjoint parts that are all of them, in an order that is a function of a key.</summary>
/// <param name="Train">What is learned from.</param>
/// <param name="Test">What the result is measured on.</param>
internal readonly record struct Partition(ImmutableArray<int> Train, ImmutableArray<int> Test)
{
    /// <summary>A fraction for training, to the nearest number, at least one on each side.</summary>
    public static Validation<NnError, Partition> Of(int count, double fraction, Key key) => Checked(count, fraction).Map(_ =>
        Order(count, key) is var order && Part(count, fraction) is var size ? new Partition(order[..size], order[size..]) : default);

    /// <summary>The same fraction of each class.</summary>
    public static Validation<NnError, Partition> Stratified(Strata strata, double fraction, Key key) => Checked(strata.Count, fraction).Map(_ =>
    {
        var (train, test) = (ImmutableArray.CreateBuilder<int>(), ImmutableArray.CreateBuilder<int>());
        var left = strata.Sizes.ToDictionary(size => size.Key, size => Part(size.Value, fraction));
        foreach (var position in Order(strata.Count, key))
            (left[strata[position]]-- > 0 ? train : test).Add(position);
        return new Partition(train.ToImmutable(), test.ToImmutable());
    });

    /// <summary>Partitions of which each example is in one test part; their sizes differ by one at most.</summary>
    public static Validation<NnError, ImmutableArray<Partition>> Folds(int count, int folds, Key key) =>
        Dealt(count, folds, key, order => order);

    /// <summary>The same for each class: the numbers of its examples differ by one at most.</summary>
    public static Validation<NnError, ImmutableArray<Partition>> Folds(Strata strata, int folds, Key key) =>
        Dealt(strata.Count, folds, key, order => order.OrderBy(position => strata[position]));

    /// <summary>Deals examples one by one, class after class, to one fold after the other.</summary>
    private static Validation<NnError, ImmutableArray<Partition>> Dealt(int count, int folds, Key key, Func<ImmutableArray<int>, IEnumerable<int>> dealt)
    {
        if (folds < 2 || folds > count)
            return Validated.Fail<ImmutableArray<Partition>>(new DataError("folds") { Expected = $"2 or more, and no more than the {count} examples", Found = $"{folds}" });
        var (order, fold) = (Order(count, key), new int[count]);
        foreach (var (i, position) in dealt(order).Index())
            fold[position] = i % folds;
        return Validated.Ok<ImmutableArray<Partition>>([.. Enumerable.Range(0, folds).Select(test => new Partition([.. order.Where(p => fold[p] != test)], [.. order.Where(p => fold[p] == test)]))]);
    }

    private static Validation<NnError, Unit> Checked(int count, double fraction) => (fraction, count) switch
    {
        ( > 0 and < 1, >= 2) => Validated.Ok(Unit.Default),
        (_, < 2) => Validated.Fail<Unit>(new DataError("split") { Expected = "at least 2 examples", Found = $"{count}" }),
        _ => Validated.Fail<Unit>(new DataError("split") { Expected = "a fraction between 0 and 1", Found = fraction.ToString("R", System.Globalization.CultureInfo.InvariantCulture) }),
    };

    private static int Part(int count, double fraction) => (int)Math.Clamp(Math.Round(fraction * count), 1, count - 1);

    private static ImmutableArray<int> Order(int count, Key key) => [.. key.Fold("split").Permutation(count)];
}
