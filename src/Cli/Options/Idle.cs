using System.CommandLine;
using LanguageExt;

namespace Functional.Nn.Cli;

/// <summary>Options that would be accepted and say nothing.</summary>
internal static class Idle
{
    /// <summary>The value, if none of these options is given beside <paramref name="company"/>; else an error for each.</summary>
    public static Validation<NnError, A> Without<A>(this Validation<NnError, A> value, ParseResult parsed, string company, string expected, params IEnumerable<Option> options) =>
        options.Where(option => parsed.GetResult(option) is { Implicit: false })
            .Select(option => (NnError)new DataError($"{option.Name} with {company}") { Expected = expected, Found = company, Hint = $"{option.Name} says nothing here." })
            .ToArray() is { Length: > 0 } idle ? Validated.Fail<A>(idle) : value;
}
