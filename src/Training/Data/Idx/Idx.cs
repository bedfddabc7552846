using System.Numerics.Tensors;
using Functional.Nn.Interop;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>
/// Arrays in the IDX format, in which MNIST is kept: two zero bytes, the element type, the number of axes, the extents and the
/// elements, all big-endian (LeCun, Cortes and Burges, "The MNIST database of handwritten digits"). A file may be compressed by gzip, which its content tells.
/// Images of unsigned bytes are brightness from 0 to 1, the byte divided by 255; all other numbers are as they are in the file.
/// </summary>
public static class Idx
{
    /// <summary>More classes than these are no labels.</summary>
    private const int MostClasses = 1 << 16;

    /// <summary>The array in a file: <c>Tensor&lt;float&gt;</c> where single precision holds every number of its element type, else <c>Tensor&lt;double&gt;</c>. Errors: no such
    /// file, another format, a file that ends too early or too late, more elements than an array holds.</summary>
    public static Validation<NnError, Tensor> Load(string path) => Load(path, reader => reader.ReadAll());

    /// <summary>The dataset of two files, images [n, ...] and labels [n]: its classes are called 0, 1... up to the largest label. Errors: those of <see cref="Load(string)"/>,
    /// other shapes, different numbers of images and labels, labels that are not whole numbers from 0.</summary>
    public static Validation<NnError, Dataset> Load(string images, string labels) => Load(images, labels, []);

    /// <summary>The examples of two files as a stream: all labels are held in memory, and of the images those that are asked for. Errors: those of <see cref="Load(string, string)"/> that can be told at once; others come
    /// when they are read.</summary>
    public static Validation<NnError, StreamedExamples> Stream(string images, string labels) =>
        from numbers in Load(labels)
        from column in numbers.Shape.Rank == 1 ? Validated.Ok(numbers) : Fail<Tensor>(labels, "[n], a label for each image", $"{numbers.Shape}")
        from targets in Classes(column, labels, MostClasses)
        from stream in StreamedExamples.Of(images, [], [.. Enumerable.Range(0, TensorPrimitives.Max(targets.Span) + 1).Select(label => $"{label}")], size => Parts(images, labels, targets, size))
        select stream;

    private static IEnumerable<Validation<NnError, Batch>> Parts(string images, string labels, Tensor<int> targets, int size)
    {
        var file = Files.Open(images);
        using var closed = file.MatchUnsafe<IDisposable?>(stream => stream, _ => null);
        var opened = file.Bind(stream => IdxReader.Open(stream, images)).Bind(reader =>
            reader.Shape.Rank < 2 ? Fail<IdxReader>(images, "images [n, ...]", $"{reader.Shape}")
            : reader.Shape[0].Extent != targets.Length ? Fail<IdxReader>(labels, $"{reader.Shape[0]} labels, as there are images in {images}", $"{targets.Length}")
            : Validated.Ok(reader.OfImages()));
        if (opened.IsFail)
        {
            yield return Validated.Fail<Batch>(opened.Errors());
            yield break;
        }

        using var reader = opened.OrThrow();
        for (var done = 0; done < targets.Length; done += size)
        {
            var rows = Enumerable.Range(done, Math.Min(size, targets.Length - done)).ToArray();
            var next = reader.ReadNext(rows.Length).Bind(part => done + size < targets.Length ? Validated.Ok(part) : reader.AtEnd(part)).Map(features => new Batch(features, targets.Rows(rows)));
            yield return next;
            if (next.IsFail)
                yield break;
        }
    }

    /// <summary>
    /// The dataset that a file of images or a folder stands for. The labels lie beside the images (<c>train-images-idx3-ubyte</c>, <c>train-labels-idx1-ubyte</c>), and
    /// so does, for images that are called <c>train</c>, a test set called <c>t10k</c>, if there is one; each with <c>.gz</c> or without. In a folder, it is the images called <c>train</c>.
    /// </summary>
    public static Validation<NnError, Parts> LoadParts(string path) =>
        from files in IdxFiles.Beside(path)
        from train in Load(files.Images, files.Labels)
        from test in files.Test.Match(
            Some: test => Load(test.Images, test.Labels, train.ClassNames).Bind(data => Alike(train, data, test.Images)).Map(Option<Dataset>.Some),
            None: () => Validated.Ok(Option<Dataset>.None))
        select new Parts(train, test);

    /// <summary>The images in a file for a model that was trained on <paramref name="schema"/>, with the labels that lie beside it, if there are some and the model answers classes.</summary>
    public static Validation<NnError, Examples> LoadExamples(string path, Schema schema) => IdxFiles.Find(path).Where(_ => schema.Classes.Count > 0).Match(
        Some: labels => Load(path, labels, schema.Classes).Map(data => new Examples(data.Features, data.Targets)),
        None: () => LoadImages(path).Map(images => new Examples(images, Option<Tensor>.None)));

    /// <summary>Whether a file begins as one in this format does, or as one compressed by gzip.</summary>
    public static Validation<NnError, bool> Recognise(string path) => Files.Read(path, file => Validated.Ok(IdxReader.Recognise(file)));

    private static Validation<NnError, Dataset> Load(string images, string labels, ValueList<string> classes) =>
        from features in LoadImages(images)
        from numbers in Load(labels)
        from column in numbers.Shape.Rank == 1 ? Validated.Ok(numbers) : Fail<Tensor>(labels, "[n], a label for each image", $"{numbers.Shape}")
        from counts in column.Length == features.Shape[0].Extent ? Validated.Ok(column) : Fail<Tensor>(labels, $"{features.Shape[0]} labels, as there are images in {images}", $"{column.Length}")
        from targets in Classes(column, labels, classes.Count == 0 ? MostClasses : classes.Count)
        from data in Dataset.Of(features, targets, [], classes.Count == 0 ? [.. Enumerable.Range(0, TensorPrimitives.Max(targets.Span) + 1).Select(label => $"{label}")] : classes)
            .MapFail(error => error with { Where = $"{images}, {error.Where}" })
        select data;

    private static Validation<NnError, Tensor> LoadImages(string path) =>
        Load(path, reader => reader.Shape.Rank >= 2 ? reader.OfImages().ReadAll() : Fail<Tensor>(path, "images [n, ...]", $"{reader.Shape}"));

    private static Validation<NnError, Tensor> Load(string path, Func<IdxReader, Validation<NnError, Tensor>> read) => Files.Read(path, file => IdxReader.Open(file, path).Bind(reader =>
    {
        using (reader)
            return read(reader);
    }));

    private static Validation<NnError, Tensor<int>> Classes(Tensor labels, string path, int count)
    {
        var numbers = labels.To<double>();
        var errors = Enumerable.Range(0, numbers.Length).Where(i => !(numbers.Span[i] >= 0 && numbers.Span[i] < count && double.IsInteger(numbers.Span[i]))).Select(i => new DataError("label")
        {
            Where = $"{path}, label {i + 1}",
            Expected = $"a whole number from 0 to {count - 1}",
            Found = numbers.Span[i].ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        }).Capped(path);
        return errors.Count > 0 ? Validated.Fail<Tensor<int>>(errors) : Validated.Ok(numbers.To<int>());
    }

    private static Validation<NnError, Dataset> Alike(Dataset train, Dataset test, string path) => test.FeatureShape == train.FeatureShape
        ? Validated.Ok(test)
        : Fail<Dataset>(path, $"images {train.FeatureShape}, as those that are trained on", $"{test.FeatureShape}");

    private static Validation<NnError, A> Fail<A>(string path, string expected, string found) =>
        Validated.Fail<A>(new DataError("images and labels") { Where = path, Expected = expected, Found = found });
}
