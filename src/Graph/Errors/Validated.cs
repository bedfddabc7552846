using System.Collections.Immutable;
using LanguageExt;

namespace Functional.Nn;

/// <summary>Small conveniences around <c>Validation&lt;NnError, A&gt;</c>, the one carrier of errors.</summary>
public static class Validated
{
    /// <summary>The value, or an <see cref="NnException"/> with every error: for scripts and tests.</summary>
    public static A OrThrow<A>(this Validation<NnError, A> validation) =>
        validation.Match(Succ: a => a, Fail: errors => throw new NnException([.. errors]));

    /// <summary>The errors; none on success.</summary>
    public static ImmutableArray<NnError> Errors<A>(this Validation<NnError, A> validation) =>
        validation.Match(Succ: _ => ImmutableArray<NnError>.Empty, Fail: errors => [.. errors]);

    /// <summary>A success.</summary>
    public static Validation<NnError, A> Ok<A>(A value) => Validation<NnError, A>.Success(value);

    /// <summary>A failure with every one of <paramref name="errors"/> (at least one).</summary>
    public static Validation<NnError, A> Fail<A>(params IEnumerable<NnError> errors) => Validation<NnError, A>.Fail(errors.ToSeq());

    /// <summary>All values, or all the errors of all failures.</summary>
    public static Validation<NnError, ImmutableArray<A>> Sequence<A>(this IEnumerable<Validation<NnError, A>> validations)
    {
        var (values, errors) = (ImmutableArray.CreateBuilder<A>(), ImmutableArray.CreateBuilder<NnError>());
        foreach (var validation in validations)
            validation.Match(Succ: a => values.Add(a), Fail: e => errors.AddRange(e));
        return errors.Count == 0 ? Ok(values.ToImmutable()) : Fail<ImmutableArray<A>>(errors);
    }
}
