using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>What one column of a table becomes.</summary>
/// <param name="Name">The column.</param>
/// <param name="Categories">The names of its categories, each of which becomes a column of ones and zeros; none for a column of numbers.</param>
/// <param name="Fill">What a missing cell becomes, in each of the columns; none where that is an error.</param>
/// <param name="Indicator">Whether one more column tells by 1 which cells were missing.</param>
public sealed record EncodedColumn(string Name, ValueList<string> Categories, Option<double> Fill, bool Indicator)
{
    /// <summary>The names of what it becomes: <c>column</c>, or <c>column=category</c> for each; then <c>missing:column</c>.</summary>
    public ValueList<string> FeatureNames =>
    [
        .. Categories.Count == 0 ? [Name] : Categories.Select(category => $"{Name}={category}"),
        .. Indicator ? [$"missing:{Name}"] : Array.Empty<string>(),
    ];

    /// <summary>Whether it stays as it is.</summary>
    internal bool IsPlain => Categories.Count == 0 && Fill.IsNone && !Indicator;

    /// <summary>The number of columns that it becomes.</summary>
    internal int Width => Math.Max(1, Categories.Count) + (Indicator ? 1 : 0);
}
