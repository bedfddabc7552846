using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>Files of images and labels that belong together.</summary>
/// <param name="Images">The images.</param>
/// <param name="Labels">Their labels.</param>
/// <param name="Test">The files of a test set.</param>
internal sealed record IdxFiles(string Images, string Labels, Option<IdxFiles> Test)
{
    private const string Train = "train", Testing = "t10k", Compressed = ".gz";

    private static readonly string[] Names = ["train-images-idx3-ubyte", "train-images.idx3-ubyte"];

    /// <summary>The files that belong to one of images, or to the images called <c>train</c> in a folder.</summary>
    public static Validation<NnError, IdxFiles> Beside(string path) => Directory.Exists(path)
        ? Names.SelectMany(name => Existing(Path.Combine(path, name)).ToSeq()).Select(Of).FirstOrDefault(Validated.Fail<IdxFiles>(new FileError("no images in the folder")
        {
            Where = path,
            Expected = $"{Names[0]} or {Names[0]}{Compressed}",
        }))
        : File.Exists(path) ? Of(path)
        : Validated.Fail<IdxFiles>(new FileError("no such file or folder") { Where = path });

    private static Validation<NnError, IdxFiles> Of(string images) =>
        from labels in Labelled(images)
        from test in Existing(Renamed(images, Train, Testing)).Where(test => test != images).Match(
            Some: test => Labelled(test).Map(known => Option<IdxFiles>.Some(new(test, known, Option<IdxFiles>.None))),
            None: () => Validated.Ok(Option<IdxFiles>.None))
        select new IdxFiles(images, labels, test);

    /// <summary>The labels that lie beside a file of images.</summary>
    public static Option<string> Find(string images) => Existing(LabelsName(images)).Where(labels => labels != images);

    private static Validation<NnError, string> Labelled(string images) => Find(images).Match(
        Some: Validated.Ok,
        None: () => Validated.Fail<string>(new FileError("images without labels")
        {
            Where = images,
            Expected = LabelsName(images) is var labels && labels == images ? "'images' in its name, in whose place the file of the labels has 'labels'" : $"the file '{labels}' beside it",
        }));

    private static string LabelsName(string images) => Renamed(Renamed(images, "images", "labels"), "idx3", "idx1");

    private static string Renamed(string path, string from, string to) => Path.Combine(Path.GetDirectoryName(path) ?? "", Path.GetFileName(path).Replace(from, to, StringComparison.Ordinal));

    /// <summary>The file of this name, with or without <c>.gz</c>.</summary>
    private static Option<string> Existing(string path) =>
        new[] { path, path.EndsWith(Compressed, StringComparison.Ordinal) ? path[..^Compressed.Length] : path + Compressed }.Where(File.Exists).Select(Option<string>.Some).FirstOrDefault();
}
