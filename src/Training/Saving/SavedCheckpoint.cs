using Functional.Nn.Interop;
using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Training;

/// <summary>A checkpoint as the content of a file: what each entry of the metadata says, and what tensors are called.</summary>
internal static class SavedCheckpoint
{
    private const string What = "checkpoint";
    private const string Format = "functional.nn.run/1";
    private const string Last = "epoch", Best = "best", Curve = "curve";

    public static Safetensors Of(Checkpoint checkpoint, RunIdentity run) => SavedEntries.Sealed(
        Metadata.Of([
            ("format", Format),
            .. run.Entries,
            ("key", StrictJson.Write(new SavedKey(checkpoint.Epoch.State.Key.High, checkpoint.Epoch.State.Key.Low))),
            (Last, StrictJson.Write(SavedEpoch.Of(checkpoint.Epoch))),
            .. checkpoint.Best.Map(best => (Best, StrictJson.Write(SavedEpoch.Of(best)))),
            (Curve, StrictJson.Write(checkpoint.Curve.Points.Select(SavedPoint.Of).ToArray()))]),
        Env.Of([.. Tensors(Last, checkpoint.Epoch.State), .. checkpoint.Best.ToSeq().SelectMany(best => Tensors(Best, best.State))]));

    public static Validation<NnError, Checkpoint> Read(Safetensors file, string path, RunIdentity run) => Read(new SavedEntries(file, path, What), run);

    private static Validation<NnError, Checkpoint> Read(SavedEntries saved, RunIdentity run) =>
        from format in saved["format"].Bind(_ => saved.Is("format", Format, hint: "A saved model is no checkpoint: it has the parameters alone, and not what a run needs to go on."))
        from same in run.Entries.Select(part => saved.Is(part.Name, part.Text, hint: "The checkpoint is of another run: go on with what it was made with, or begin a new one in another file.")).Sequence()
        from intact in saved.IsIntact
        from key in saved.Json<SavedKey>("key", "a key")
        from last in Epoch(saved, Last, key)
        from best in saved.File.Metadata.Find(Best).IsSome ? Epoch(saved, Best, key).Map(Option<Epoch>.Some) : Ok(Option<Epoch>.None)
        from curve in saved.Json<SavedPoint[]>(Curve, "a list of scores")
        select new Checkpoint(last, best, new([.. curve.Select(point => point.ToPoint())]));

    private static Validation<NnError, Epoch> Epoch(SavedEntries saved, string name, SavedKey key) => saved.Json<SavedEpoch>(name, "an epoch").Map(epoch =>
        epoch.ToEpoch(new(Named(saved, $"{name}/parameters/"), Named(saved, $"{name}/slots/"), epoch.Done, epoch.Step, new(key.High, key.Low)) { Batches = epoch.Batches }));

    private static IEnumerable<(string, Tensor)> Tensors(string name, State state) =>
        state.Parameters.Select(p => ($"{name}/parameters/{p.Key}", p.Value)).Concat(state.Slots.Select(s => ($"{name}/slots/{s.Key}", s.Value)));

    private static Env Named(SavedEntries saved, string prefix) => Env.Of(
        saved.File.Tensors.Where(tensor => tensor.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(tensor => (tensor.Key[prefix.Length..], tensor.Value)));

    private sealed record SavedKey(uint High, uint Low);

    private sealed record SavedScore(int Count, double Loss, int? Correct)
    {
        public static SavedScore Of(Score score) => new(score.Count, score.LossSum, score.Correct.ToNullable());

        public Score ToScore() => new(Count, Loss, Prelude.Optional(Correct));
    }

    private sealed record SavedEpoch(int Done, int Step, int Batches, SavedPoint Scored)
    {
        public static SavedEpoch Of(Epoch epoch) => new(epoch.State.Epoch, epoch.State.Step, epoch.State.Batches, SavedPoint.Of(CurvePoint.Of(epoch)));

        public Epoch ToEpoch(State state)
        {
            var (number, train, validation) = Scored.ToPoint();
            return new(number, state, train, validation, []);
        }
    }

    private sealed record SavedPoint(int Epoch, SavedScore Train, SavedScore? Validation)
    {
        public static SavedPoint Of(CurvePoint point) => new(point.Epoch, SavedScore.Of(point.Train), point.Validation.Map(SavedScore.Of).MatchUnsafe<SavedScore?>(score => score, () => null));

        public CurvePoint ToPoint() => new(Epoch, Train.ToScore(), Prelude.Optional(Validation!).Map(score => score.ToScore()));
    }
}
