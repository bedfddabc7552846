namespace Functional.Nn.Training;

/// <summary>How the feature cells of a table become numbers. By default, all are numbers and none is missing.</summary>
public sealed record Reading
{
    /// <summary>What becomes of missing cells.</summary>
    public Missing Missing { get; init; } = Missing.Refuse;

    /// <summary>The cells that are missing beside empty ones, as <c>NA</c> or <c>?</c>: whole cells, without the spaces around them.</summary>
    public ValueList<string> MissingTexts { get; init; }

    /// <summary>The columns whose cells are names of categories: each category becomes a column of ones and zeros.</summary>
    public ValueList<string> Categorical { get; init; }

    /// <summary>Whether a category that the training part does not have is none of those it has, all zeros, rather than an error.</summary>
    public bool IgnoreUnknown { get; init; }

    /// <summary>All that is wrong with it.</summary>
    internal IEnumerable<NnError> Broken => Limits.Broken(Missing);
}
