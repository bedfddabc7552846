using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using LanguageExt;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class IdxTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("functional-nn-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Property]
    public Property What_was_written_reads_back_whatever_its_type_and_compression() => Prop.ForAll(
        (from type in Gen.Elements(IdxFile.Types)
         from rank in Gen.Choose(1, 4)
         from extents in Gen.ArrayOf(Gen.Choose(1, 4), rank)
         from draws in Gen.ArrayOf(Gen.Choose(0, 1000), extents.Aggregate(1, (a, b) => a * b))
         from compressed in Gen.Elements(true, false)
         select (type, extents, elements: draws.Select(d => d % 10 == 0 ? type.Least : d % 10 == 1 ? type.Most : Math.Round((type.Least * (1000 - d) / 1000) + (type.Most * d / 1000))).ToArray(), compressed)).ToArbitrary(),
        file =>
        {
            var bytes = IdxFile.Of(file.type.Code, file.extents, file.elements);
            var read = Load(file.compressed ? IdxFile.Compressed(bytes) : bytes).OrThrow();
            var expected = file.type.Code is 0x0D ? file.elements.Select(x => (double)(float)x) : file.elements;
            return read.Shape == Shape.Of([.. file.extents.Select(e => (Dim)e)]) && read.To<double>().Span.SequenceEqual(expected.ToArray());
        });

    [Fact]
    public void The_first_bytes_of_MNIST_are_its_images()
    {
        byte[] file = [0x00, 0x00, 0x08, 0x03, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 0, 1, 127, 128, 254, 255];
        Assert.Equal(Tensor.Of<float>([2, 1, 3], 0, 1, 127, 128, 254, 255), Load(file).OrThrow());
    }

    [Theory]
    [InlineData(0x09, new byte[] { 0x80, 0xFF }, -128, -1)]
    [InlineData(0x0B, new byte[] { 0x01, 0x02, 0xFF, 0xFE }, 258, -2)]
    [InlineData(0x0C, new byte[] { 0x7F, 0xFF, 0xFF, 0xFF, 0x80, 0, 0, 0 }, 2147483647, -2147483648)]
    [InlineData(0x0D, new byte[] { 0x3F, 0x80, 0, 0, 0xC0, 0, 0, 0 }, 1, -2)]
    [InlineData(0x0E, new byte[] { 0x3F, 0xF0, 0, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0 }, 1, -2)]
    public void Elements_are_big_endian(byte code, byte[] elements, double first, double second) =>
        Assert.Equal(Tensor.Vector(first, second), Load([0, 0, code, 1, 0, 0, 0, 2, .. elements]).OrThrow().To<double>());

    [Property]
    public void A_file_that_is_cut_or_longer_is_an_error(PositiveInt count, bool compressed, PositiveInt off)
    {
        var bytes = IdxFile.Of(0x08, [count.Get, 2], new double[count.Get * 2]);
        var cut = bytes[..Math.Max(0, bytes.Length - off.Get)];
        Assert.IsType<FileError>(Assert.Single(Load(compressed ? IdxFile.Compressed(cut) : cut).Errors()));
        byte[] longer = [.. bytes, .. new byte[off.Get]];
        Assert.Equal("bytes after the last element", Assert.Single(Load(compressed ? IdxFile.Compressed(longer) : longer).Errors()).What);
    }

    [Property]
    public void Any_bytes_are_an_array_or_errors(byte[] bytes, bool header, byte code)
    {
        _ = Load(bytes).Errors();
        _ = Load(header ? [0, 0, (byte)(8 + (code % 7)), .. bytes] : [0x1F, 0x8B, .. bytes]).Errors();
        var damaged = IdxFile.Compressed(IdxFile.Of(0x08, [3], 1, 2, 3));
        if (bytes is [var at, var value, ..])
            damaged[at % damaged.Length] = value;
        _ = Load(damaged).Errors();
    }

    [Theory]
    [InlineData("", "not an IDX file", "an empty file")]
    [InlineData("0000", "not an IDX file", "0000")]
    [InlineData("01000801000000010A", "not an IDX file", "01000801")]
    [InlineData("00000A01000000010A", "not an IDX file", "08 (unsigned byte)", "0E (double)", "00000A01")]
    [InlineData("000008000A", "not an IDX file", "00000800")]
    [InlineData("000008020000000100", "truncated IDX file", "2 extents of 4 bytes", "5 bytes")]
    [InlineData("0000080100000000", "extents of an IDX file", "[0]")]
    [InlineData("0000080300010000FFFFFFFF7FFFFFFF0A", "extents of an IDX file", "[65536, 4294967295, 2147483647]")]
    [InlineData("000008017FFFFFC70A", "truncated IDX file", "2147483591 bytes", "found 1")]
    [InlineData("00000E0107FFFFFF0A", "truncated IDX file", "1073741816 bytes", "found 1")]
    [InlineData("00000B0100000001AABBCC", "bytes after the last element", "2 bytes", "found 3")]
    public void A_malformed_file_is_an_error_that_says_what_is_wrong(string hex, params string[] parts)
    {
        var error = Assert.IsType<FileError>(Assert.Single(Load(Convert.FromHexString(hex)).Errors()));
        Assert.All([.. parts, At("x.idx")], part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_header_promises_is_not_allocated_before_it_is_there()
    {
        File.WriteAllBytes(At("x.idx"), IdxFile.Compressed(Convert.FromHexString("000008017FFFFFC70A")));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("truncated IDX file", Assert.Single(Idx.Load(At("x.idx")).Errors()).What);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 22);
    }

    [Fact]
    public void A_damaged_gzip_file_is_an_error()
    {
        var bytes = IdxFile.Compressed(IdxFile.Of(0x08, [40], [.. Enumerable.Range(0, 40).Select(i => (double)i)]));
        bytes[^6] ^= 0xFF;
        Assert.Equal("damaged gzip file", Assert.Single(Load(bytes).Errors()).What);
        Assert.IsType<FileError>(Assert.Single(Load(bytes[..^12]).Errors()));
    }

    [Fact]
    public void Images_and_labels_are_a_dataset_of_named_classes()
    {
        File.WriteAllBytes(At("images"), IdxFile.Of(0x08, [3, 1, 2], 0, 255, 1, 2, 3, 4));
        File.WriteAllBytes(At("labels"), IdxFile.Compressed(IdxFile.Of(0x08, [3], 2, 0, 2)));
        var data = Idx.Load(At("images"), At("labels")).OrThrow();
        Assert.Equal((Tensor.Of<float>([3, 1, 2], 0, 1, 1 / 255f, 2 / 255f, 3 / 255f, 4 / 255f), Tensor.Vector(2, 0, 2)), ((Tensor<float>)data.Features, (Tensor<int>)data.Targets));
        Assert.Equal(["0", "1", "2"], data.ClassNames);
        Assert.Empty(data.FeatureNames);
    }

    [Fact]
    public void Images_and_labels_that_do_not_belong_together_are_an_error()
    {
        File.WriteAllBytes(At("images"), IdxFile.Of(0x08, [2, 1, 2], 1, 2, 3, 4));
        File.WriteAllBytes(At("two"), IdxFile.Of(0x08, [2], 0, 1));
        File.WriteAllBytes(At("three"), IdxFile.Of(0x08, [3], 0, 1, 2));
        File.WriteAllBytes(At("negative"), IdxFile.Of(0x0C, [2], -1, 0));
        File.WriteAllBytes(At("broken"), IdxFile.Of(0x0D, [2], 1, 0.5));
        File.WriteAllBytes(At("many"), IdxFile.Of(0x0C, [2], 1, int.MaxValue));
        File.WriteAllBytes(At("nan"), IdxFile.Of(0x0D, [2, 1], 1, double.NaN));
        Failure(Idx.Load(At("images"), At("three")), At("three"), "2 labels", "found 3");
        Failure(Idx.Load(At("two"), At("images")), At("two"), "images [n, ...]", "found [2]");
        Failure(Idx.Load(At("images"), At("images")), At("images"), "[n], a label for each image");
        Failure(Idx.Load(At("images"), At("negative")), "label 1", "found -1");
        Failure(Idx.Load(At("images"), At("broken")), "label 2", "a whole number from 0", "found 0.5");
        Failure(Idx.Load(At("images"), At("many")), "label 2", "found 2147483647");
        Failure(Idx.Load(At("nan"), At("two")), At("nan"), "example 2", "not a finite number");
        Failure(Idx.Load(At("imags"), At("two")), "file not found", "Did you mean 'images'?");
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(".gz", "")]
    [InlineData("", ".gz")]
    public void Labels_and_test_set_are_found_beside_the_images_or_in_their_folder(string train, string test)
    {
        IdxFile.WriteSet(folder, "train", 6, 3, train);
        Assert.True(Idx.LoadParts(folder).OrThrow().Test.IsNone);
        IdxFile.WriteSet(folder, "t10k", 3, 3, test);
        var parts = Idx.LoadParts(folder).OrThrow();
        Assert.Equal(parts, Idx.LoadParts(At($"train-images-idx3-ubyte{train}")).OrThrow());
        Assert.Equal((6, 3), (parts.Train.Count, parts.Test.Map(t => t.Count).IfNone(0)));
        Assert.Equal(Idx.Load(At($"t10k-images-idx3-ubyte{test}"), At($"t10k-labels-idx1-ubyte{test}")).OrThrow(), Idx.LoadParts(At($"t10k-images-idx3-ubyte{test}")).OrThrow().Train);
    }

    [Fact]
    public void A_test_set_that_is_not_like_the_training_set_is_an_error()
    {
        Failure(Idx.LoadParts(folder), folder, "no images in the folder", "train-images-idx3-ubyte");
        IdxFile.WriteSet(folder, "train", 6, 3);
        IdxFile.WriteSet(folder, "t10k", 6, 4);
        Failure(Idx.LoadParts(folder), At("t10k-images-idx3-ubyte"), "images [3, 3]", "found [4, 4]");
        File.WriteAllBytes(At("t10k-labels-idx1-ubyte"), IdxFile.Of(0x08, [6], 0, 1, 2, 3, 1, 2));
        Failure(Idx.LoadParts(folder), At("t10k-labels-idx1-ubyte"), "label 4", "0 to 2", "found 3");
        File.Delete(At("t10k-labels-idx1-ubyte"));
        Failure(Idx.LoadParts(folder), At("t10k-images-idx3-ubyte"), "images without labels", "t10k-labels-idx1-ubyte");
        Failure(Idx.LoadParts(At("train-labels-idx1-ubyte")), "images without labels", "'images' in its name");
        Failure(Idx.LoadParts(At("nowhere")), At("nowhere"), "no such file or folder");
    }

    private Validation<NnError, Tensor> Load(byte[] bytes)
    {
        File.WriteAllBytes(At("x.idx"), bytes);
        return Idx.Load(At("x.idx"));
    }

    private string At(string name) => Path.Combine(folder, name);

    private static void Failure<A>(Validation<NnError, A> result, params string[] parts)
    {
        var error = Assert.Single(result.Errors());
        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }
}
