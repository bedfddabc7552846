using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Functional.Nn.Interop;
using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Training;

/// <summary>A trained model as the content of a file: what each entry of the metadata says.</summary>
internal static class SavedModel
{
    private const string Format = "functional.nn/1";
    private const string Index = "index ";
    private const string DigestEntry = "digest";
    private const string EncoderEntry = "encoder";

    /// <summary>The metadata; or what would not be read again.</summary>
    public static Validation<NnError, Metadata> Describe(TrainedModel trained, string path) =>
        Misfits(trained, trained.Parameters, path) is { Length: > 0 } errors ? Fail<Metadata>(errors) : Ok(Described(trained));

    private static Metadata Described(TrainedModel trained) => Entries(trained) is var entries ? entries.With(DigestEntry, Digest(trained.Parameters, entries)) : entries;

    /// <summary>Features that are not made of columns have no entry that tells how.</summary>
    private static Metadata Entries(TrainedModel trained) => trained.Schema.Encoder == Encoder.Identity ? Always(trained) : Always(trained).With(EncoderEntry, trained.Schema.Encoder.ToJson());

    private static Metadata Always(TrainedModel trained) => Metadata.Of(
        ("format", Format),
        ("network", $"{trained.Model.Layer}"),
        ("input", $"{trained.Model.Example}"),
        ("loss", $"{trained.Loss}"),
        ("fingerprint", $"{trained.Model.Fingerprint}"),
        ("scaler", trained.Scaler.ToJson()),
        ("features", JsonSerializer.Serialize(trained.Schema.Features.ToArray())),
        ("target", trained.Schema.Target),
        ("classes", JsonSerializer.Serialize(trained.Schema.Classes.ToArray())));

    public static Validation<NnError, TrainedModel> Read(Safetensors file, string path, Assembly[] more) =>
        from format in Entry(file, path, "format").Bind(f => f == Format ? Ok(f) : Fail<string>(Broken(path, "format", Format, f)))
        from layer in Entry(file, path, "network").Bind(text => Located(Notation.Parse<Layer>(text, more), path, "network"))
        from input in Entry(file, path, "input").Bind(text => Located(Example(text), path, "input"))
        from model in Located(layer.Build(input), path, "network")
        from loss in Entry(file, path, "loss").Bind(text => Located(Notation.Parse<Loss>(text, more), path, "loss"))
        from scaler in Entry(file, path, "scaler").Bind(json => Scaler.Parse(json, $"{path}, scaler"))
        from features in Entry(file, path, "features").Bind(json => List(json, path, "features"))
        from target in Entry(file, path, "target")
        from classes in Entry(file, path, "classes").Bind(json => List(json, path, "classes"))
        from encoder in file.Metadata.Find(EncoderEntry).Match(Some: json => Encoder.Parse(json, $"{path}, {EncoderEntry}"), None: () => Ok(Encoder.Identity))
        from trained in Fitting(new TrainedModel(model, file.Tensors, loss, scaler, new(ValueList.Of<string>(features), target, ValueList.Of<string>(classes)) { Encoder = encoder }), file, path)
        select trained;

    /// <summary>The type of an example as it prints; what is not said to be indices is real numbers.</summary>
    private static Validation<NnError, TensorType> Example(string text) => text.StartsWith(Index, StringComparison.Ordinal)
        ? Notation.ParseShape(text[Index.Length..]).Map(shape => new TensorType(shape, Kind.Index))
        : Notation.ParseShape(text).Map(shape => new TensorType(shape));

    private static Validation<NnError, TrainedModel> Fitting(TrainedModel trained, Safetensors file, string path) =>
        Misfits(trained, file.Tensors, path) is { Length: > 0 } errors ? Fail<TrainedModel>(errors)
        : Is(file, path, DigestEntry, Digest(file.Tensors, file.Metadata), "that of what is in this file", "The file is not as it was saved.")
            .Bind(_ => Is(file, path, "fingerprint", $"{trained.Model.Fingerprint}", "that of the network in this file", "The network is not computed as it was when it was saved."))
            .Map(_ => trained);

    private static Validation<NnError, string> Is(Safetensors file, string path, string entry, string here, string what, string hint) => file.Metadata.Find(entry) == here
        ? Ok(here)
        : Fail<string>(Broken(path, entry, $"{here}, {what}", file.Metadata.Find(entry).IfNone("none")) with { Hint = hint });

    /// <summary>Tensors and names that the model has no use for, or misses.</summary>
    private static NnError[] Misfits(TrainedModel trained, Env found, string path)
    {
        var parameters = trained.Model.Variables.ToDictionary(p => p.Variable, p => p.Type.Shape);
        return
        [
            .. parameters.Where(p => found.Find(p.Key).IsNone).Select(p => Broken(path, p.Key, $"a tensor {p.Value}", "none")),
            .. found.Where(t => !parameters.ContainsKey(t.Key)).Select(t => Broken(path, t.Key, "no tensor of this name in this network", $"{t.Value.Shape}")),
            .. found.Where(t => parameters.TryGetValue(t.Key, out var shape) && shape != t.Value.Shape).Select(t => Broken(path, t.Key, $"{parameters[t.Key]}", $"{t.Value.Shape}")),
            .. found.Where(t => t.Value.Kind is not Kind.Real).Select(t => Broken(path, t.Key, "real numbers", t.Value.ElementType.Name)),
            .. found.Select(t => t.Value.ElementType).Distinct().Count() > 1 ? [Broken(path, "tensors", "one element type", "several")] : Array.Empty<NnError>(),
            .. trained.Scaler.Count == trained.Model.Example.Shape.Size ? [] : new[] { Broken(path, "scaler", $"{trained.Model.Example.Shape.Size} features", $"{trained.Scaler.Count}") },
            .. trained.Schema.Encoder.Columns.Count == 0 || trained.Schema.Encoder.FeatureNames == trained.Schema.Features ? Array.Empty<NnError>()
                : [Broken(path, EncoderEntry, "the features of the model", CsvPlace.List(trained.Schema.Encoder.FeatureNames))],
            .. Names("features", trained.Schema.Features, path, trained.Model.Example.Shape.Size),
            .. Names("classes", trained.Schema.Classes, path, trained.Model.Output.Shape is [.., { IsKnown: true, Extent: > 1 and var outputs }] ? [outputs] : [1, 2]),
        ];
    }

    /// <summary>SHA-256 of all other entries and of all tensors, with their names and types: a flipped bit is an error, not another prediction.</summary>
    private static string Digest(Env tensors, Metadata entries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, text) in entries.Where(entry => entry.Key != DigestEntry))
            hash.AppendData(Encoding.UTF8.GetBytes($"{name.Length} {name} {text.Length} {text}\n"));
        foreach (var (name, tensor) in tensors)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name} {tensor.ElementType.Name} {tensor.Shape}\n"));
            hash.AppendData(tensor.Bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>There are no names, or as many as there are things to name.</summary>
    private static IEnumerable<NnError> Names(string entry, ValueList<string> names, string path, params int[] counts) =>
        names.Count == 0 || counts.Contains(names.Count)
            ? []
            : [Broken(path, entry, $"{string.Join(" or ", counts)} names, or none", $"{names.Count}")];

    private static Validation<NnError, string> Entry(Safetensors file, string path, string name) => file.Metadata.Find(name).Match(
        Some: Ok,
        None: () => Fail<string>(Broken(path, name, "an entry in the metadata", "none") with { Hint = "Only models that fnn train or TrainedModel.Save wrote can be read here." }));

    private static Validation<NnError, A> Located<A>(Validation<NnError, A> read, string path, string name) => read.Match(
        Succ: Ok,
        Fail: errors => Fail<A>(errors.Select(e => e with { Where = $"{path}, {name}{(e.Where is "" ? "" : $", {e.Where}")}" })));

    private static Validation<NnError, string[]> List(string json, string path, string name)
    {
        try
        {
            return JsonSerializer.Deserialize<string[]>(json) is { } list && Array.TrueForAll(list, item => item is not null)
                ? Ok(list)
                : Fail<string[]>(Broken(path, name, "a list of texts", json));
        }
        catch (JsonException)
        {
            return Fail<string[]>(Broken(path, name, "a list of texts", json));
        }
    }

    private static FileError Broken(string path, string name, string expected, string found) =>
        new("saved model") { Where = $"{path}, {name}", Expected = expected, Found = found };
}
