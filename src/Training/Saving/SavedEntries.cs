using Functional.Nn.Interop;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Training;

/// <summary>The entries in the metadata of a file that this library wrote, with a digest of all: a flipped bit is an error, and not another number.</summary>
/// <param name="File">Its content.</param>
/// <param name="Path">Where it stands.</param>
/// <param name="What">What it should be: <c>saved model</c>.</param>
internal sealed record SavedEntries(Safetensors File, string Path, string What)
{
    private const string Seal = "digest";

    /// <summary>A file of these texts and tensors.</summary>
    public static Safetensors Sealed(Metadata texts, Env tensors) => new(tensors, texts.With(Seal, Digest.Of(texts, tensors)));

    /// <summary>The text of an entry; or that there is none.</summary>
    public Validation<NnError, string> this[string name] => File.Metadata.Find(name).Match(
        Some: Ok,
        None: () => Fail<string>(Broken(name, "an entry in the metadata", "none") with { Hint = $"Only a {What} that this library wrote can be read here." }));

    /// <summary>What is made of an entry; errors are told with their place.</summary>
    public Validation<NnError, A> Read<A>(string name, Func<string, Validation<NnError, A>> parse) => this[name].Bind(text => Located(name, parse(text)));

    /// <summary>What is made of an entry that is JSON.</summary>
    public Validation<NnError, A> Json<A>(string name, string expected) where A : notnull =>
        this[name].Bind(json => StrictJson.Read<A>(json).Match(Right: Ok, Left: _ => Fail<A>(Broken(name, expected, json))));

    /// <summary>Whether an entry is what it has to be here.</summary>
    public Validation<NnError, string> Is(string name, string here, string what = "", string hint = "") => File.Metadata.Find(name) == here
        ? Ok(here)
        : Fail<string>(Broken(name, $"{here}{what}", File.Metadata.Find(name).IfNone("none")) with { Hint = hint });

    /// <summary>Whether texts and tensors are those that were written.</summary>
    public Validation<NnError, string> IsIntact => Is(Seal, Digest.Of(Metadata.Of(File.Metadata.Where(entry => entry.Key != Seal).Select(entry => (entry.Key, entry.Value))), File.Tensors), ", that of what is in this file", "The file is not as it was saved.");

    /// <summary>Errors with their place.</summary>
    public Validation<NnError, A> Located<A>(string name, Validation<NnError, A> read) => read.Match(
        Succ: Ok,
        Fail: errors => Fail<A>(errors.Select(e => e with { Where = $"{Path}, {name}{(e.Where is "" ? "" : $", {e.Where}")}" })));

    /// <summary>What is wrong with an entry or a tensor.</summary>
    public FileError Broken(string name, string expected, string found) => new(What) { Where = $"{Path}, {name}", Expected = expected, Found = found };
}
