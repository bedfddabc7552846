using System.Numerics;
using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Training;

/// <summary>A point on the way down.</summary>
/// <param name="Step">How many steps led here.</param>
/// <param name="Variables">Where it is.</param>
/// <param name="Values">What each player minimises, there; that of the second one is after the first one's move from there, and so on.</param>
public sealed record DescentPoint(int Step, Env Variables, ValueList<double> Values)
{
    /// <summary>Why the descent ends here, if it does.</summary>
    public ValueList<NnError> Faults { get; init; } = [];

    /// <summary>The point; or its faults.</summary>
    public Validation<NnError, DescentPoint> ToValidation() => Faults.Count == 0 ? Ok(this) : Fail<DescentPoint>(Faults);

    /// <summary>What the first player minimises.</summary>
    public double Value => Values[0];
}

/// <summary>The minimisation of expressions by optimisers, without a model and without data: the step is one graph, as that of <see cref="TrainingStep"/> is.</summary>
public static class Descent
{
    /// <summary>
    /// The lazy sequence of the points that an optimiser takes an expression to, endless until no more are asked for. A value, a variable or a slot of the optimiser that is not finite ends it with the point
    /// before it, which tells. Errors: an expression that is no scalar; a variable without a value to start with, or with one of another type; a name that the step needs itself; an
    /// optimiser's arguments outside of their <see cref="Limits"/>.
    /// </summary>
    /// <typeparam name="T">The type in which real numbers are computed.</typeparam>
    /// <param name="value">What is minimised. It may draw by <see cref="Place.Key"/>, anew in each step.</param>
    /// <param name="optimizer">How.</param>
    /// <param name="start">The first point: a value for each variable. The real ones are moved. Parameters that are not in it start as they do in a model, by the key.</param>
    /// <param name="key">Where all randomness comes from.</param>
    public static Validation<NnError, IEnumerable<DescentPoint>> Descend<T>(this Expr value, GradientTransform optimizer, Env start, Key key = default) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ValueList.Of(new Player("", value, optimizer)).Descend<T>(start, key);

    /// <summary>
    /// The same with several players who take turns: in each step one after the other moves variables of its own, and finds those of the others as they have just been moved. All of them share the draws
    /// of a step. Errors, too: a player without variables of its own, a variable of two players.
    /// </summary>
    /// <typeparam name="T">The type in which real numbers are computed.</typeparam>
    /// <param name="players">The players, in the order in which they move.</param>
    /// <param name="start">The first point: a value for each variable. Those of no player stay as they are; parameters that are not in it start as they do in a model, by the key.</param>
    /// <param name="key">Where all randomness comes from.</param>
    public static Validation<NnError, IEnumerable<DescentPoint>> Descend<T>(this ValueList<Player> players, Env start, Key key = default) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var variables = Graph.Of([.. players.Select(player => player.Value)]).Variables.Where(variable => variable != Place.Key.Op).ToArray();
        var first = Env.Of(variables.OfType<KeptOp>().Select(variable => (variable.Variable, (Tensor)variable.Initial<T>(key)))) + start;
        NnError[] misfits =
        [
            .. players.Count == 0 ? [new DataError("players") { Expected = "1 or more", Found = "0" }] : Array.Empty<NnError>(),
            .. players.SelectMany(player => Reverse.NotScalar(player.Value) is { } error ? [error] : Array.Empty<NnError>()),
            .. players.SelectMany(player => Limits.Broken(player.Optimizer)),
            .. players.Where(player => player.Name is not "" && !variables.Any(player.Moves)).Select(player => new DataError("player") { Where = player.Name, Expected = "variables of that name, or at that place", Found = Listed(variables) }),
            .. variables.Where(variable => players.Count(player => player.Moves(variable)) > 1).Select(variable => new DataError("variable of two players") { Where = variable.Variable, Expected = "one who moves it", Found = string.Join(", ", players.Where(player => player.Moves(variable)).Select(player => player.Name)) }),
            .. variables.SelectMany(variable => Misfits(variable, first)),
        ];
        return misfits.Length > 0
            ? Fail<IEnumerable<DescentPoint>>(misfits)
            : Moves(players, variables).Map(moves => Points<T>(
                Outputs.Of([.. moves.Select(move => (move.Loss, move.Value)), .. moves.SelectMany(move => move.Transformed.Next)]),
                moves.Count,
                first.To<T>(),
                Transformed.Initial<T>(moves.SelectMany(move => move.Transformed.Slots).Select(slot => slot.Op)),
                key));
    }

    /// <summary>What a player does in a step.</summary>
    private sealed record Move(string Loss, Expr Value, Transformed Transformed);

    /// <summary>The moves of all players in their order: what is minimised is an expression in what those before have made of their variables.</summary>
    private static Validation<NnError, ValueList<Move>> Moves(ValueList<Player> players, VarOp[] variables) => players.Aggregate(
        Ok(ValueList.Of<Move>()),
        (before, player) => from moves in before
                            let value = new Objective(player.Value).At(moves.SelectMany(move => move.Transformed.Moved))
                            from transformed in Transformed.Of(player.Optimizer, value, [.. variables.Where(player.Moves).Select(variable => (variable.Variable, variable.Apply()))], player.Name is "" ? "" : $"{player.Name}/")
                            select ValueList.Of<Move>([.. moves, new(player.Name is "" ? Wires.Loss : $"{Wires.Loss}/{player.Name}", value, transformed)]));

    private static IEnumerable<DescentPoint> Points<T>(Outputs step, int players, Env start, Env slots, Key key) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (fold, at) = (new Iteration<T>(step, TrainingStep.Pass, start + slots, Workers.Alone), start);
        for (var number = 0; ; number++)
        {
            var taken = fold.Step((Wires.Step, Tensor.Scalar(T.CreateSaturating(number + 1))), (Wires.Key, key.Fold(number).ToTensor()));
            var point = new DescentPoint(number, at, [.. Enumerable.Range(0, players).Select(player => taken.IsFail ? double.NaN : double.CreateChecked(fold.Computed(player)[0]))])
            {
                Faults = taken.Match(Succ: _ => NotFinite(number, step.Names, fold), Fail: errors => [.. errors]),
            };
            yield return point;
            if (point.Faults.Count > 0)
                yield break;
            at += fold.State.Where(name => at.Find(name).IsSome);
        }
    }

    private static ValueList<NnError> NotFinite<T>(int number, ValueList<string> names, Iteration<T> fold) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
    [
        .. from output in names.Index()
           where fold.Computed(output.Index).ContainsAnyNonFinite()
           select new NumericError("number that is not finite") { Where = $"{output.Item} in step {number + 1}", Hint = "Lower the learning rate, or start elsewhere." },
    ];

    private static IEnumerable<NnError> Misfits(VarOp variable, Env start)
    {
        if (variable.Variable is Wires.Step or Wires.Key or Wires.Loss)
            yield return new DataError("name of a variable") { Where = variable.Variable, Expected = $"another than {Wires.Step}, {Wires.Key} and {Wires.Loss}, which steps have", Found = variable.Variable };
        else if (start.Find(variable.Variable).Map(value => value.Type) is var found && found != variable.Type)
            yield return new DataError("value to start with") { Where = variable.Variable, Expected = $"{variable.Type}", Found = found.Match(Some: type => $"{type}", None: () => "none") };
    }

    private static string Listed(IEnumerable<VarOp> variables) => string.Join(", ", variables.Take(5).Select(variable => variable.Variable));
}
