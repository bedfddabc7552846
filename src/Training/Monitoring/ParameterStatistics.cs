using System.Numerics;
using System.Numerics.Tensors;
using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>What one step does to a parameter.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Values">Its numbers before the step.</param>
/// <param name="Gradient">The numbers of the loss's gradient in it.</param>
/// <param name="Norm">The length of the parameter: the root of the sum of its squares.</param>
/// <param name="GradientNorm">The length of the gradient.</param>
/// <param name="UpdateNorm">The length of what the step changes.</param>
public sealed record ParameterStatistics(string Name, FiveNumberSummary Values, FiveNumberSummary Gradient, double Norm, double GradientNorm, double UpdateNorm)
{
    /// <summary>How long the update is beside the parameter: about 1e-3 is usual; none where the parameter is 0.</summary>
    public Option<double> UpdateRatio => Norm > 0 ? UpdateNorm / Norm : Option<double>.None;

    /// <summary>The statistics of every learned parameter, for a step on a batch with the learning rate of the last one: a schedule may end there. Or what that step has to tell.</summary>
    public static Validation<NnError, ValueList<ParameterStatistics>> Of<T>(Run<T> run, State state, Batch batch) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        from stepped in run.Step.Step<T>(Last(state), batch)
        from gradients in run.Gradients(Last(state), batch)
        select ValueList.Of<ParameterStatistics>([.. run.Step.Model.Parameters.Select(p => Of(p.Variable, state.Parameters[p.Variable], stepped.State.Parameters[p.Variable], gradients[p.Variable]))]);

    /// <summary>A row for each parameter.</summary>
    public static Table Table(ValueList<ParameterStatistics> parameters) => new(
        ["parameter", "numbers", "mean", "deviation", "norm", "gradient norm", "update norm", "update / norm"],
        [.. parameters.Select(p => ValueList.Of<string>(
            [p.Name, $"{p.Values.Count}", .. new[] { p.Values.Mean, p.Values.Deviation, p.Norm, p.GradientNorm, p.UpdateNorm }.Select(Numerals.Readable.Of), p.UpdateRatio.Match(Some: Numerals.Readable.Of, None: () => ".")]))]);

    private static State Last(State state) => state with { Step = Math.Max(0, state.Step - 1) };

    private static ParameterStatistics Of(string name, Tensor before, Tensor after, Tensor gradient) => new(
        name,
        FiveNumberSummary.Of(before),
        FiveNumberSummary.Of(gradient),
        TensorPrimitives.Norm(before.To<double>().Span),
        TensorPrimitives.Norm(gradient.To<double>().Span),
        TensorPrimitives.Distance(before.To<double>().Span, after.To<double>().Span));
}
