using System.Numerics;
using Functional.Nn.Interop;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>What a run is made of: recipe, network, step, data, key. Runs of equal identities have equal states after every step, on processors with the same vector instructions; a stream is known by its name
/// and its first examples alone.</summary>
/// <param name="Texts">Each part: as text where it has one, else as a SHA-256 of its content.</param>
public sealed record RunIdentity(Metadata Texts)
{
    private const string Prefix = "run.";

    /// <summary>One hash of all parts.</summary>
    public Fingerprint Fingerprint => new(Digest.Of(Texts, Env.Empty));

    /// <inheritdoc/>
    public override string ToString() => Fingerprint.Hex;

    /// <summary>The parts as entries of a file; see <see cref="Read"/>.</summary>
    internal IEnumerable<(string Name, string Text)> Entries => Texts.Select(part => ($"{Prefix}{part.Key}", part.Value));

    /// <summary>The identity in the entries of a file; none where there is none.</summary>
    internal static Option<RunIdentity> Read(Metadata entries) =>
        Metadata.Of(entries.Where(entry => entry.Key.StartsWith(Prefix, StringComparison.Ordinal)).Select(entry => (entry.Key[Prefix.Length..], entry.Value))) is { Count: > 0 } texts
            ? new RunIdentity(texts)
            : Option<RunIdentity>.None;

    internal static RunIdentity Of<T>(Run<T> run, string data) where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(Metadata.Of(
        ("recipe", $"{run.Step.Recipe}"),
        ("network", $"{run.Step.Model.Layer}"),
        ("step", $"{Fingerprint.Of(run.Step.Graph)}"),
        ("data", data),
        ("validation", run.Validation.Match(Some: Of, None: () => "none")),
        ("start", Digest.Of(Metadata.Empty, run.Initial.Parameters)),
        ("key", $"{run.Initial.Key.High:x8}{run.Initial.Key.Low:x8}"),
        ("precision", typeof(T).Name)));

    /// <summary>A dataset in a few letters.</summary>
    internal static string Of(Dataset data) => $"{data.Count} examples {Digest.Of(Metadata.Empty, Env.Of(("features", data.Features), ("targets", data.Targets)))}";
}
