using Functional.Nn.Ops;

namespace Functional.Nn.Training;

/// <summary>
/// A number that depends on the step: a learning rate, a momentum. An expression, so that it is part of the step's graph; a number stands
/// for the schedule that is always that. Schedules that end go on with others by <c>&gt;&gt;</c>, and multiply.
/// </summary>
public abstract record Schedule
{
    /// <summary>How many steps it lasts before the next of a chain follows; none where it has no end.</summary>
    public virtual int? Duration => null;

    /// <summary>The same schedule of a run of so many steps, where it does not say how long it lasts itself.</summary>
    public virtual Schedule Within(int steps) => this;

    /// <summary>The schedule that is always this number.</summary>
    public static implicit operator Schedule(double value) => new ConstantSchedule(value);

    /// <summary>First <paramref name="first"/> for as long as it lasts, then <paramref name="second"/> from its beginning.</summary>
    public static Schedule operator >>(Schedule first, Schedule second) => ChainSchedule.Of([first, second]);

    /// <summary>The product, step by step.</summary>
    public static Schedule operator *(Schedule left, Schedule right) => (left, right) is (ILiteral { Number: { } a }, ILiteral { Number: { } b }) ? a * b : new ProductSchedule(left, right);

    /// <summary>What is missing to 1, step by step.</summary>
    internal Schedule Complement => this is ILiteral { Number: { } number } ? 1 - number : new ComplementSchedule(this);

    /// <summary>The number in one step.</summary>
    /// <param name="steps">How many steps there were before, a scalar.</param>
    public abstract Expr At(Expr steps);

    /// <summary>The number after so many steps.</summary>
    public double At(int steps) => At(Expr.Constant(steps)).Evaluate<double>(Env.Empty).Map(value => value.Span[0]).IfFail(double.NaN);

    /// <summary>The steps of a schedule that has to know them.</summary>
    private protected int Known(int? steps) =>
        steps ?? throw new ShapeException(new ShapeError($"steps of {Term.HeadOf(GetType())}") { Expected = "how many it lasts", Found = "none", Hint = "Say steps=..., or that of the run by Within." });

    /// <summary>The schedule as text, which <see cref="Notation.Parse{F}"/> reads.</summary>
    public sealed override string ToString() => Notation.Print(this);
}

/// <summary>The vocabulary of schedules.</summary>
public static partial class Schedules;
