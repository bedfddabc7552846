using System.Numerics;
using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>Looks at the epochs of a run, with programs that are made once. It changes nothing in the run.</summary>
/// <typeparam name="T">The type in which real numbers are computed.</typeparam>
/// <param name="run">The run.</param>
public sealed class Monitor<T>(Run<T> run) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Programs activations = new(run.Step.Model.Activations, Passes.Fuse);

    /// <summary>What is seen after an epoch; or what its next step has to tell.</summary>
    public Validation<NnError, Observation> Observe(Epoch epoch) =>
        from batch in run.Batch(epoch.State)
        from layers in LayerStatistics.Of<T>(activations, epoch.State.Parameters, batch.Features)
        from parameters in ParameterStatistics.Of(run, epoch.State, batch)
        select new Observation(epoch with { State = epoch.State with { Slots = Env.Empty } }, layers, parameters);
}
