using Functional.Nn.Training;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Cli;

/// <summary>The file in which a run is kept while it goes on.</summary>
/// <param name="Path">The file; none where nothing is kept.</param>
/// <param name="Every">After how many steps it is written again.</param>
/// <param name="Run">The run.</param>
internal sealed record RunFile(Option<string> Path, int Every, Run<float> Run)
{
    /// <summary>Every so many steps there is something to keep; whole epochs alone where nothing is.</summary>
    public int Interval => Path.IsSome ? Every : int.MaxValue;

    /// <summary>Where the run stands: in the file, or at its beginning.</summary>
    public Validation<NnError, Checkpoint> Standing => Path.Filter(File.Exists).Match(
        Some: path => Checkpoint.Load(path, Run.Identity),
        None: () => Ok(Checkpoint.Of(Run.Initial)));

    /// <summary>Writes a checkpoint, if so many steps are done since <paramref name="last"/>.</summary>
    public Validation<NnError, Unit> Keep(Checkpoint last, Checkpoint now) =>
        now.Epoch.State.Step / Every > last.Epoch.State.Step / Every ? Keep(now) : Ok(Unit.Default);

    /// <summary>Writes a checkpoint; not one of an epoch that has faults.</summary>
    public Validation<NnError, Unit> Keep(Checkpoint now) => Path.Filter(_ => now.Epoch.Faults.Count == 0).Match(
        Some: path => now.Save(path, Run.Identity).MapFail(OutputError.Of),
        None: () => Ok(Unit.Default));
}
