using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Interop;

/// <summary>Files whose failures are values: a <see cref="FileError"/> that names the path.</summary>
public static class Files
{
    private const string Extension = ".tmp";

    /// <summary>What <paramref name="parse"/> makes of the file; it is closed afterwards.</summary>
    public static Validation<NnError, A> Read<A>(string path, Func<FileStream, Validation<NnError, A>> parse) =>
        Usable(path).Match(Some: e => Validated.Fail<A>(e), None: () => Guard(path, () =>
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return parse(file);
        }));

    /// <summary>A file to read from, which the caller closes.</summary>
    public static Validation<NnError, FileStream> Open(string path) =>
        Usable(path).Match(Some: e => Validated.Fail<FileStream>(e), None: () => Guard(path, () => Validated.Ok(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read))));

    /// <summary>
    /// Writes a file as a whole or not at all: into a temporary file of the same folder, flushed to the disk and then
    /// renamed. A symbolic link keeps pointing to the file that is replaced, which keeps its permissions; a device is written
    /// directly. On failure the path is as it was before.
    /// </summary>
    public static Validation<NnError, Unit> Write(string path, Action<Stream> content) =>
        Usable(path).Match(Some: e => Validated.Fail<Unit>(e), None: () => Guard(path, () =>
        {
            if (IsDevice(path))
                WriteFlushed(path, FileMode.Open, content);
            else if (IsReadOnly(path))
                return ReadOnly(path);
            else
                WithTemporary(path, content, (temporary, target) =>
                {
                    File.Move(temporary, target, overwrite: true);
                    Sweep(target);
                });
            return Validated.Ok(Unit.Default);
        }));

    /// <summary>Whether a file can be written at this path, which is left as it is: a temporary file can stand beside it. To be asked before long work.</summary>
    public static Validation<NnError, Unit> CanWrite(string path) =>
        Usable(path).Match(Some: e => Validated.Fail<Unit>(e), None: () => Guard(path, () =>
        {
            if (IsDevice(path))
                return Validated.Ok(Unit.Default);
            if (IsReadOnly(path))
                return ReadOnly(path);
            WithTemporary(path, _ => { }, (_, _) => { });
            return Validated.Ok(Unit.Default);
        }));

    /// <summary>Whether two paths lead to one file.</summary>
    public static bool AreSame(string a, string b) => Target(a) == Target(b);

    private static string Target(string path) =>
        new FileInfo(path) is { LinkTarget: not null } link && link.ResolveLinkTarget(returnFinalTarget: true) is { } end ? end.FullName : Path.GetFullPath(path);

    private static bool IsReadOnly(string path) => new FileInfo(Target(path)) is { Exists: true, IsReadOnly: true };

    private static Validation<NnError, Unit> ReadOnly(string path) => Validated.Fail<Unit>(new FileError("the file is read-only") { Where = path });

    /// <summary>Writes a temporary file beside the target, with its permissions, and deletes what is left of it after its use.</summary>
    private static void WithTemporary(string path, Action<Stream> content, Action<string, string> use)
    {
        var target = Target(path);
        var (folder, name) = (Path.GetDirectoryName(target) ?? "", Path.GetFileName(target));
        var temporary = Path.Combine(folder, $".{name}.{Guid.NewGuid():N}{Extension}");
        try
        {
            WriteFlushed(temporary, FileMode.CreateNew, content);
            if (!OperatingSystem.IsWindows() && File.Exists(target))
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            use(temporary, target);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Deletes temporary files of this target that a process left which ended before it could: those that have been left alone for an hour. Where that is not possible, they stay.</summary>
    private static void Sweep(string target)
    {
        var (folder, head) = (Path.GetDirectoryName(target) ?? "", $".{Path.GetFileName(target)}.");
        try
        {
            foreach (var left in Directory.EnumerateFiles(folder).Where(file => IsTemporary(Path.GetFileName(file), head) && DateTime.UtcNow - File.GetLastWriteTimeUtc(file) > TimeSpan.FromHours(1)))
                File.Delete(left);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static bool IsTemporary(string name, string head) =>
        name.StartsWith(head, StringComparison.Ordinal) && name.EndsWith(Extension, StringComparison.Ordinal) && name.Length == head.Length + 32 + Extension.Length
        && name.Substring(head.Length, 32).All(char.IsAsciiHexDigitLower);

    private static void WriteFlushed(string path, FileMode mode, Action<Stream> content)
    {
        using var file = new FileStream(path, mode, FileAccess.Write, FileShare.None);
        content(file);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Whether a path is one of a device, or leads to one.</summary>
    private static bool IsDevice(string path) => IsAmongDevices(Path.GetFullPath(path)) || IsAmongDevices(Target(path));

    private static bool IsAmongDevices(string path) => path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal);

    private static Option<NnError> Usable(string path) => path switch
    {
        "" => new FileError("no path") { Expected = "the path of a file", Found = "an empty text" },
        _ when path.Contains('\0', StringComparison.Ordinal) => new FileError("invalid path") { Where = path.Replace("\0", "\\0", StringComparison.Ordinal), Found = "a null character" },
        _ when Directory.Exists(path) => new FileError("the path is a folder") { Where = path, Expected = "a file" },
        _ => Option<NnError>.None,
    };

    private static Validation<NnError, A> Guard<A>(string path, Func<Validation<NnError, A>> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return Validated.Fail<A>(Explain(path, e));
        }
    }

    private static FileError Explain(string path, Exception e) => e switch
    {
        FileNotFoundException => new("file not found") { Where = path, Hint = Neighbour(path) },
        DirectoryNotFoundException => new("folder not found") { Where = path, Expected = $"the folder '{Path.GetDirectoryName(path)}'" },
        UnauthorizedAccessException => new("no permission") { Where = path },
        _ => new("the file cannot be used") { Where = path, Found = e.Message },
    };

    private static string Neighbour(string path) => Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && Directory.Exists(folder)
        ? Nearest.Name(Path.GetFileName(path), Directory.EnumerateFiles(folder).Take(1000).Select(f => Path.GetFileName(f)))
            .Match(Some: name => $"Did you mean '{name}'?", None: () => "")
        : "";
}
