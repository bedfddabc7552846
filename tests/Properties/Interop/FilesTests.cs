using Functional.Nn.Interop;
using Functional.Nn.Properties.Adapter;
using LanguageExt;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class FilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("functional-nn-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Property(MaxTest = 20, Arbitrary = [typeof(ManySafetensors)])]
    public bool A_file_holds_what_was_written_to_it_even_over_another_one(Safetensors first, Safetensors second) =>
        (from a in first.Write(At("m.safetensors"))
         from b in second.Write(At("m.safetensors"))
         from c in Safetensors.Read(At("m.safetensors"))
         select c).OrThrow() == second
        && File.ReadAllBytes(At("m.safetensors")).AsSpan().SequenceEqual(second.ToBytes().OrThrow().Span)
        && Directory.GetFileSystemEntries(folder).Length == 1;

    [Fact]
    public void A_write_that_fails_leaves_the_file_as_it_was_and_nothing_beside_it()
    {
        File.WriteAllText(At("kept"), "before");
        var errors = Files.Write(At("kept"), file =>
        {
            file.WriteByte(1);
            throw new IOException("disk full");
        }).Errors();
        Assert.Contains("disk full", Assert.Single(errors).Message, StringComparison.Ordinal);
        Assert.Equal("before", File.ReadAllText(At("kept")));
        Assert.Single(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void A_defect_of_the_writer_is_not_swallowed_and_leaves_the_file_as_it_was()
    {
        File.WriteAllText(At("kept"), "before");
        Assert.Throws<InvalidOperationException>(() => Files.Write(At("kept"), _ => throw new InvalidOperationException()));
        Assert.Equal("before", File.ReadAllText(At("kept")));
        Assert.Single(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void A_reader_never_sees_half_a_file()
    {
        var path = At("model");
        string? seen = null;
        File.WriteAllText(path, "old");
        Files.Write(path, file =>
        {
            file.Write("ne"u8);
            file.Flush();
            seen = File.ReadAllText(path);
            file.Write("w"u8);
        }).OrThrow();
        Assert.Equal(("old", "new"), (seen, File.ReadAllText(path)));
    }

    [Fact]
    public void A_missing_folder_is_named() => Failure(Files.Write(At("none/m"), _ => { }), "folder not found", At("none"));

    [Fact]
    public void A_missing_file_is_named_with_its_neighbour()
    {
        File.WriteAllText(At("model.safetensors"), "");
        Failure(Safetensors.Read(At("modle.safetensors")), "file not found", "Did you mean 'model.safetensors'?");
        Failure(Safetensors.Read(At("none/m")), "folder not found", At("none"));
    }

    [Fact]
    public void A_folder_is_no_file()
    {
        Failure(Safetensors.Read(folder), "folder", folder);
        Failure(Files.Write(folder, _ => { }), "folder", folder);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public void An_impossible_path_is_an_error(string path)
    {
        Failure(Safetensors.Read(path), "path");
        Failure(new Safetensors(Env.Empty).Write(path), "path");
    }

    [Fact]
    public void Too_long_a_name_is_an_error() => Failure(Files.Write(At(new string('x', 5000)), _ => { }), "x");

    [Fact]
    public void A_read_only_file_is_not_replaced()
    {
        File.WriteAllText(At("kept"), "before");
        File.SetAttributes(At("kept"), FileAttributes.ReadOnly);
        Failure(Files.Write(At("kept"), _ => { }), "read-only", At("kept"));
        Assert.Equal("before", File.ReadAllText(At("kept")));
        File.SetAttributes(At("kept"), FileAttributes.Normal);
    }

    [Theory]
    [InlineData("new")]
    [InlineData("old")]
    [InlineData("none/m")]
    [InlineData("")]
    [InlineData("locked")]
    [InlineData("/proc/x")]
    [InlineData("/dev/null")]
    public void Whether_a_file_can_be_written_is_known_before_and_changes_nothing(string name)
    {
        File.WriteAllText(At("old"), "content");
        File.WriteAllText(At("locked"), "content");
        File.SetAttributes(At("locked"), FileAttributes.ReadOnly);
        var path = name is "" ? folder : At(name);
        Assert.Equal(Files.CanWrite(path).IsSuccess, name is "new" or "old" or "/dev/null");
        Assert.Equal(2, Directory.GetFileSystemEntries(folder).Length);
        Assert.Equal("content", File.ReadAllText(At("old")));
        Assert.Equal(Files.CanWrite(path).Errors().Select(e => e.What), Files.Write(path, _ => { }).Errors().Select(e => e.What));
        File.SetAttributes(At("locked"), FileAttributes.Normal);
    }

    [Fact]
    public void A_file_keeps_its_permissions_when_it_is_replaced()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such permissions.");
        File.WriteAllText(At("secret"), "before");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(At("secret"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
            Files.Write(At("secret"), file => file.Write("after"u8)).OrThrow();
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(At("secret")));
        }
    }

    [Fact]
    public void A_device_is_written_and_not_replaced()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such path.");
        Files.Write("/dev/null", file => file.Write("gone"u8)).OrThrow();
        Assert.Empty(File.ReadAllText("/dev/null"));
    }

    [Fact]
    public void A_device_that_a_link_leads_to_is_written_and_not_replaced()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "no device that is full");
        var link = Path.Combine(Directory.CreateTempSubdirectory("fnn").FullName, "link");
        File.CreateSymbolicLink(link, "/dev/full");
        Assert.True(Files.CanWrite(link).IsSuccess);
        Assert.True(Files.Write(link, file => file.Write("lost"u8)).IsFail);
        Assert.Equal("/dev/full", new FileInfo(link).LinkTarget);
        Assert.True(Files.Write("/dev/full", file => file.Write("lost"u8)).IsFail);
    }

    [Fact]
    public void A_symbolic_link_stays_a_link()
    {
        File.WriteAllText(At("target"), "before");
        File.CreateSymbolicLink(At("link"), At("target"));
        Files.Write(At("link"), file => file.Write("after"u8)).OrThrow();
        Assert.Equal("after", File.ReadAllText(At("target")));
        Assert.NotNull(new FileInfo(At("link")).LinkTarget);
    }

    [Fact]
    public void An_empty_file_is_an_error_and_so_is_any_other_file()
    {
        File.WriteAllText(At("empty"), "");
        File.WriteAllText(At("text"), "sepal_length,sepal_width\n1,2\n");
        Failure(Safetensors.Read(At("empty")), "truncated", At("empty"));
        Failure(Safetensors.Read(At("text")), "header too long", At("text"));
    }

    private string At(string name) => Path.Combine(folder, name);

    private static void Failure<A>(Validation<NnError, A> result, params string[] parts)
    {
        var error = Assert.IsType<FileError>(Assert.Single(result.Errors()));
        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }
}
