using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Training;

/// <summary>Half a wave of the cosine (Loshchilov and Hutter, 2017): <c>to + (from - to) (1 + cos(π k / steps)) / 2</c> in step k. Alone it goes up
/// again behind its steps; in a chain the next one follows.</summary>
/// <param name="From">The number in the first step.</param>
/// <param name="Steps">How long it lasts; the rest of the run if left out.</param>
/// <param name="To">The number after the last step.</param>
public sealed record CosineSchedule([Range(-double.MaxValue, double.MaxValue)] double From, [Range(1, int.MaxValue)] int? Steps = null, [Range(-double.MaxValue, double.MaxValue)] double To = 0) : Schedule
{
    /// <inheritdoc/>
    public override int? Duration => Steps;

    /// <inheritdoc/>
    public override Schedule Within(int steps) => this with { Steps = Steps ?? steps };

    /// <inheritdoc/>
    public override Expr At(Expr steps) => Between(From, To, steps / Known(Steps));

    /// <summary>From one number to another along half a wave, of which a share is done.</summary>
    internal static Expr Between(Expr from, Expr to, Expr share) => to + ((from - to) * 0.5 * (1 + Cos(Math.PI * share)));
}

/// <summary>The vocabulary of schedules.</summary>
public static partial class Schedules
{
    /// <summary>Half a wave of the cosine.</summary>
    public static Schedule Cosine(double from, int? steps = null, double to = 0) => new CosineSchedule(from, steps, to);
}
