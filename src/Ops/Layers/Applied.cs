using System.Collections.Immutable;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Ops;

/// <summary>
/// What a layer answers: its output, or what does not fit. Where the type of the output is known in spite of errors, checking goes on
/// from there, so that every error is told at once.
/// </summary>
public sealed record Applied
{
    private Applied(Expr? output, TensorType? type, ImmutableArray<NnError> errors, ImmutableList<Update>? updates = null, ImmutableList<Visit>? visits = null) =>
        (Output, Type, Errors, Updates, Visits) = (output, type, errors, updates ?? [], visits ?? []);

    /// <summary>The output; after errors, a variable of its type if that is known.</summary>
    internal Expr? Output { get; }

    /// <summary>The type of the output, if it is known.</summary>
    public TensorType? Type { get; }

    /// <summary>What does not fit.</summary>
    public ImmutableArray<NnError> Errors { get; }

    /// <summary>What training makes of the states of the layer.</summary>
    public ImmutableList<Update> Updates { get; }

    /// <summary>The layers that were applied, with what they were applied to; outer ones first.</summary>
    internal ImmutableList<Visit> Visits { get; }

    /// <summary>An output.</summary>
    public static implicit operator Applied(Expr output) => new(output, output.Type, []);

    /// <summary>No output.</summary>
    public static implicit operator Applied(ShapeError error) => Fail([error]);

    /// <summary>No output, for several reasons.</summary>
    public static Applied Fail(params IEnumerable<NnError> errors) => new(null, null, [.. errors]);

    /// <summary>The same with an update of a state, which <see cref="Place.State"/> gave.</summary>
    public Applied Updating(Expr state, Expr next) => new(Output, Type, Errors, Updates.Add(new(state, next)), Visits);

    /// <summary>The same with the type of the output, if there are errors; null where it is not known.</summary>
    public Applied Assuming(TensorType? type) => Errors.IsEmpty ? this : new(StandIn(type), type, Errors);

    /// <summary>The same with more errors.</summary>
    public Applied With(params IEnumerable<NnError> errors) => new Applied(Output, Type, [.. Errors, .. errors], Updates, Visits).Assuming(Type);

    /// <summary>What comes next, on the output; after errors too where its type is known.</summary>
    public Applied Then(Func<Expr, Applied> next) => Output is null ? this : next(Output) is var after && Errors.IsEmpty
        ? new(after.Output, after.Type, after.Errors, Updates.AddRange(after.Updates), Visits.AddRange(after.Visits))
        : new Applied(null, null, [.. Errors, .. after.Errors]).Assuming(after.Type);

    /// <summary>What comes next, on the outputs of all.</summary>
    public static Applied Join(ImmutableArray<Applied> all, Func<ImmutableArray<Expr>, Applied> next)
    {
        ImmutableArray<NnError> errors = [.. all.SelectMany(each => each.Errors)];
        if (all.Any(each => each.Output is null))
            return Fail(errors);
        var joined = next([.. all.Select(each => each.Output!)]);
        return errors.IsEmpty ? new(joined.Output, joined.Type, joined.Errors, [.. all.SelectMany(each => each.Updates), .. joined.Updates], [.. all.SelectMany(each => each.Visits), .. joined.Visits]) : new Applied(null, null, [.. errors, .. joined.Errors]).Assuming(joined.Type);
    }

    /// <summary>The same, or every error.</summary>
    public Validation<NnError, Applied> ToValidation() => Errors.IsEmpty ? Ok(this) : Validated.Fail<Applied>(Errors);

    /// <summary>The output alone, or every error: for graphs that are written by hand. What training makes of states is in <see cref="Updates"/>.</summary>
    public Validation<NnError, Expr> ToExpr() => Errors.IsEmpty ? Ok(Output!) : Validated.Fail<Expr>(Errors);

    /// <summary>The same with the place in errors that name none.</summary>
    internal Applied At(Place place) => Errors.IsEmpty ? this : new(Output, Type, [.. Errors.Select(place.Locate)], Updates);

    /// <summary>The same with one layer more that was applied, around the others.</summary>
    internal Applied Visited(Visit visit) => Errors.IsEmpty ? new(Output, Type, Errors, Updates, Visits.Insert(0, visit)) : this;

    /// <summary>Another output of the same type, without updates; and what the layers in it were applied to and answered, changed likewise.</summary>
    internal Applied Settled(Func<IEnumerable<Expr>, ImmutableArray<Expr>> change)
    {
        if (!Errors.IsEmpty)
            return this;
        var changed = change([Output!, .. Visits.SelectMany(visit => new[] { visit.Input, visit.Output })]);
        return new(changed[0], Type, Errors, visits: [.. Visits.Select((visit, i) => visit with { Input = changed[1 + (2 * i)], Output = changed[2 + (2 * i)] })]);
    }

    private static Expr? StandIn(TensorType? type) =>
        type is { } known && Expr.TryOf(new VarOp("?", known), []).IfLeft(ImmutableArray<Expr>.Empty) is [var x] ? x : null;
}
