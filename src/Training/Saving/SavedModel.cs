using System.Reflection;
using Functional.Nn.Interop;
using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Training;

/// <summary>A trained model as the content of a file: what each entry of the metadata says.</summary>
internal static class SavedModel
{
    private const string What = "saved model";
    private const string Format = "functional.nn/1";
    private const string Index = "index ";
    private const string Encoded = "encoder";

    /// <summary>The content of the file; or what would not be read again.</summary>
    public static Validation<NnError, Safetensors> Of(TrainedModel trained, string path) =>
        SavedEntries.Sealed(Entries(trained), trained.Parameters) is var file && Misfits(trained, new(file, path, What)) is { Length: > 0 } errors ? Fail<Safetensors>(errors) : Ok(file);

    private static Metadata Entries(TrainedModel trained) => Metadata.Of([
        .. trained.Run.ToSeq().SelectMany(run => run.Entries),
        .. trained.Schema.Encoder == Encoder.Identity ? [] : new[] { (Encoded, trained.Schema.Encoder.ToJson()) },
        ("format", Format),
        ("network", $"{trained.Model.Layer}"),
        ("input", $"{trained.Model.Example}"),
        ("loss", $"{trained.Loss}"),
        ("fingerprint", $"{trained.Model.Fingerprint}"),
        ("scaler", trained.Scaler.ToJson()),
        ("features", StrictJson.Write(trained.Schema.Features.ToArray())),
        ("target", trained.Schema.Target),
        ("classes", StrictJson.Write(trained.Schema.Classes.ToArray()))]);

    public static Validation<NnError, TrainedModel> Read(Safetensors file, string path, Assembly[] more) => Read(new SavedEntries(file, path, What), more);

    private static Validation<NnError, TrainedModel> Read(SavedEntries saved, Assembly[] more) =>
        from format in saved["format"].Bind(_ => saved.Is("format", Format, hint: "A checkpoint is no saved model: the run goes on by fnn train --resume, and --save makes a model of it."))
        from layer in saved.Read("network", text => Notation.Parse<Layer>(text, more))
        from input in saved.Read("input", Example)
        from model in saved.Located("network", layer.Build(input))
        from loss in saved.Read("loss", text => Notation.Parse<Loss>(text, more))
        from scaler in saved["scaler"].Bind(json => Scaler.Parse(json, $"{saved.Path}, scaler"))
        from features in Names(saved, "features")
        from target in saved["target"]
        from classes in Names(saved, "classes")
        from encoder in saved.File.Metadata.Find(Encoded).Match(Some: json => Encoder.Parse(json, $"{saved.Path}, {Encoded}"), None: () => Ok(Encoder.Identity))
        from trained in Fitting(new TrainedModel(model, saved.File.Tensors, loss, scaler, new(features, target, classes) { Encoder = encoder }) { Run = RunIdentity.Read(saved.File.Metadata) }, saved)
        select trained;

    /// <summary>The type of an example as it prints; what is not said to be indices is real numbers.</summary>
    private static Validation<NnError, TensorType> Example(string text) => text.StartsWith(Index, StringComparison.Ordinal)
        ? Notation.ParseShape(text[Index.Length..]).Map(shape => new TensorType(shape, Kind.Index))
        : Notation.ParseShape(text).Map(shape => new TensorType(shape));

    private static Validation<NnError, TrainedModel> Fitting(TrainedModel trained, SavedEntries saved) =>
        Misfits(trained, saved) is { Length: > 0 } errors ? Fail<TrainedModel>(errors)
        : saved.IsIntact
            .Bind(_ => saved.Is("fingerprint", $"{trained.Model.Fingerprint}", ", that of the network in this file", "The network is not computed as it was when it was saved."))
            .Map(_ => trained);

    /// <summary>Tensors and names that the model has no use for, or misses.</summary>
    private static NnError[] Misfits(TrainedModel trained, SavedEntries saved)
    {
        var (found, parameters) = (saved.File.Tensors, trained.Model.Variables.ToDictionary(p => p.Variable, p => p.Type.Shape));
        return
        [
            .. parameters.Where(p => found.Find(p.Key).IsNone).Select(p => saved.Broken(p.Key, $"a tensor {p.Value}", "none")),
            .. found.Where(t => !parameters.ContainsKey(t.Key)).Select(t => saved.Broken(t.Key, "no tensor of this name in this network", $"{t.Value.Shape}")),
            .. found.Where(t => parameters.TryGetValue(t.Key, out var shape) && shape != t.Value.Shape).Select(t => saved.Broken(t.Key, $"{parameters[t.Key]}", $"{t.Value.Shape}")),
            .. found.Where(t => t.Value.Kind is not Kind.Real).Select(t => saved.Broken(t.Key, "real numbers", t.Value.ElementType.Name)),
            .. found.Select(t => t.Value.ElementType).Distinct().Count() > 1 ? [saved.Broken("tensors", "one element type", "several")] : Array.Empty<NnError>(),
            .. trained.Scaler.Count == trained.Model.Example.Shape.Size ? [] : new[] { saved.Broken("scaler", $"{trained.Model.Example.Shape.Size} features", $"{trained.Scaler.Count}") },
            .. trained.Schema.Encoder.Columns.Count == 0 || trained.Schema.Encoder.FeatureNames == trained.Schema.Features ? Array.Empty<NnError>()
                : [saved.Broken(Encoded, "the features of the model", CsvPlace.List(trained.Schema.Encoder.FeatureNames))],
            .. Miscounted(saved, "features", trained.Schema.Features, trained.Model.Example.Shape.Size),
            .. Miscounted(saved, "classes", trained.Schema.Classes, trained.Model.Output.Shape is [.., { IsKnown: true, Extent: > 1 and var outputs }] ? [outputs] : [1, 2]),
        ];
    }

    /// <summary>There are no names, or as many as there are things to name.</summary>
    private static IEnumerable<NnError> Miscounted(SavedEntries saved, string entry, ValueList<string> names, params int[] counts) =>
        names.Count == 0 || counts.Contains(names.Count)
            ? []
            : [saved.Broken(entry, $"{string.Join(" or ", counts)} names, or none", $"{names.Count}")];

    private static Validation<NnError, ValueList<string>> Names(SavedEntries saved, string name) => saved.Json<string[]>(name, "a list of texts").Bind(list =>
        Array.TrueForAll(list, item => item is not null) ? Ok(ValueList.Of<string>(list)) : Fail<ValueList<string>>(saved.Broken(name, "a list of texts", saved.File.Metadata[name])));
}
