namespace Functional.Nn.Interop;

/// <summary>Long lists of errors, kept readable.</summary>
public static class CappedErrors
{
    /// <summary>How many errors are told one by one.</summary>
    public const int Most = 10;

    /// <summary>The first <see cref="Most"/> errors and, where there are more, <see cref="MoreErrors"/>. Only these are kept in memory.</summary>
    public static IReadOnlyList<NnError> Capped(this IEnumerable<NnError> errors, string where = "")
    {
        var (first, more) = (new List<NnError>(), 0L);
        foreach (var error in errors)
            if (error is MoreErrors { Count: var hidden })
                more += hidden;
            else if (first.Count < Most)
                first.Add(error);
            else
                more++;
        return more == 0 ? first : [.. first, new MoreErrors(more) { Where = where }];
    }
}
