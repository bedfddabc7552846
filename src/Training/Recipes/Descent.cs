using System.Numerics;
using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Training;

/// <summary>A point on the way down.</summary>
/// <param name="Step">How many steps led here.</param>
/// <param name="Variables">Where it is.</param>
/// <param name="Value">What is minimised, there.</param>
public sealed record DescentPoint(int Step, Env Variables, double Value);

/// <summary>The minimisation of an expression by an optimiser, without a model and without data: the step is one graph, as that of <see cref="TrainingStep"/> is.</summary>
public static class Descent
{
    /// <summary>
    /// The lazy sequence of the points that an optimiser takes an expression to, endless until no more are asked for; where the expression, a variable or a slot of the optimiser is not finite, it ends
    /// with the last point that is. Errors: an expression that is no scalar; a variable without a value to start with, or with one of another type; a name that the step needs itself; an
    /// optimiser's arguments outside of their <see cref="Limits"/>.
    /// </summary>
    /// <typeparam name="T">The type in which real numbers are computed.</typeparam>
    /// <param name="value">What is minimised.</param>
    /// <param name="optimizer">How.</param>
    /// <param name="start">The first point: a value for each variable. The real ones are moved.</param>
    /// <param name="key">Where the randomness of the optimiser comes from.</param>
    public static Validation<NnError, IEnumerable<DescentPoint>> Descend<T>(this Expr value, GradientTransform optimizer, Env start, Key key = default) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var variables = Graph.Of(value).Variables;
        NnError[] misfits = [.. Reverse.NotScalar(value) is { } error ? [error] : Array.Empty<NnError>(), .. Limits.Broken(optimizer), .. variables.SelectMany(variable => Misfits(variable, start))];
        return misfits.Length > 0
            ? Fail<IEnumerable<DescentPoint>>(misfits)
            : Transformed.Of(optimizer, value, [.. variables.Where(variable => variable.Type.Kind is Kind.Real).Select(variable => (variable.Variable, variable.Apply()))])
                .Map(step => Points<T>(Outputs.Of([(Wires.Loss, value), .. step.Next]), start.To<T>(), Transformed.Initial<T>(step.Slots.Select(slot => slot.Op)), key));
    }

    private static IEnumerable<DescentPoint> Points<T>(Outputs step, Env start, Env slots, Key key) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (fold, at) = (new Iteration<T>(step, TrainingStep.Pass, start + slots, Workers.Alone), start);
        for (var number = 0; ; number++)
        {
            var taken = fold.Step((Wires.Step, Tensor.Scalar(T.CreateSaturating(number + 1))), (Wires.Key, key.Fold(number).ToTensor()));
            if (taken.IsFail || !T.IsFinite(fold.Computed(0)[0]))
                yield break;
            yield return new(number, at, double.CreateChecked(fold.Computed(0)[0]));
            if (Enumerable.Range(1, step.Names.Count - 1).Any(output => fold.Computed(output).ContainsAnyNonFinite()))
                yield break;
            at += fold.State.Where(name => at.Find(name).IsSome);
        }
    }

    private static IEnumerable<NnError> Misfits(VarOp variable, Env start)
    {
        if (variable.Variable is Wires.Step or Wires.Key or Wires.Loss)
            yield return new DataError("name of a variable") { Where = variable.Variable, Expected = $"another than {Wires.Step}, {Wires.Key} and {Wires.Loss}, which steps have", Found = variable.Variable };
        else if (start.Find(variable.Variable).Map(value => value.Type) is var found && found != variable.Type)
            yield return new DataError("value to start with") { Where = variable.Variable, Expected = $"{variable.Type}", Found = found.Match(Some: type => $"{type}", None: () => "none") };
    }
}
