namespace Functional.Nn.Interop;

/// <summary>Long lists of errors, kept readable.</summary>
public static class CappedErrors
{
    /// <summary>How many errors are told one by one.</summary>
    public const int Most = 20;

    /// <summary>The first <see cref="Most"/> errors and, where there are more, one that says how many more.</summary>
    public static IReadOnlyList<NnError> Capped(this IEnumerable<NnError> errors, string where)
    {
        var all = errors.ToList();
        return all.Count <= Most ? all : [.. all.Take(Most), new DataError($"and {all.Count - Most} more errors") { Where = where }];
    }
}
