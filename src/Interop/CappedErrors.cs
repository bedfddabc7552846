namespace Functional.Nn.Interop;

/// <summary>Long lists of errors, kept readable.</summary>
public static class CappedErrors
{
    /// <summary>How many errors are told one by one.</summary>
    public const int Most = 20;

    /// <summary>The first <see cref="Most"/> errors and, where there are more, one that says how many more. Only these are kept in memory.</summary>
    public static IReadOnlyList<NnError> Capped(this IEnumerable<NnError> errors, string where)
    {
        var (first, count) = (new List<NnError>(), 0L);
        foreach (var error in errors)
        {
            if (count++ < Most)
                first.Add(error);
        }

        return first.Capped(count, where);
    }

    /// <summary>The first <see cref="Most"/> errors and, where there are more of <paramref name="count"/>, one that says how many more.</summary>
    public static IReadOnlyList<NnError> Capped(this IEnumerable<NnError> errors, long count, string where) =>
        count <= Most ? [.. errors] : [.. errors.Take(Most), new DataError($"and {count - Most} more errors") { Where = where }];
}
