using System.Buffers.Binary;
using System.Text;
using Functional.Nn.Interop;
using Functional.Nn.Properties.Adapter;
using Xunit;

namespace Functional.Nn.Properties;

[Properties(Arbitrary = [typeof(ManySafetensors)])]
public sealed class SafetensorsTests
{
    [Property]
    public bool What_is_written_is_read_back_bit_for_bit(Safetensors content) =>
        Safetensors.Parse(Bytes(content), "a").OrThrow() == content;

    [Property]
    public bool Equal_content_gives_equal_bytes_whatever_the_order_it_was_put_together_in(Safetensors content)
    {
        var again = new Safetensors(
            Env.Of(content.Tensors.Reverse().Select(t => (t.Key, t.Value))),
            Metadata.Of(content.Metadata.Reverse().Select(t => (t.Key, t.Value))));
        return again == content && again.GetHashCode() == content.GetHashCode() && Bytes(again).AsSpan().SequenceEqual(Bytes(content));
    }

    [Property]
    public void Different_content_gives_different_bytes(Safetensors one, Safetensors other) =>
        Assert.Equal(one == other, Bytes(one).AsSpan().SequenceEqual(Bytes(other)));

    [Property]
    public void The_header_is_as_long_as_it_says_and_the_data_begin_at_a_multiple_of_eight(Safetensors content)
    {
        var bytes = Bytes(content);
        var length = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        Assert.Equal(0, length % 8);
        Assert.Equal(bytes.Length, 8 + length + content.Tensors.Sum(t => t.Value.Bytes.Length));
        Assert.StartsWith("{", Encoding.UTF8.GetString(bytes.AsSpan(8, (int)length)), StringComparison.Ordinal);
    }

    [Property(MaxTest = 50)]
    public void Every_prefix_of_a_file_is_an_error_that_names_the_file(Safetensors content)
    {
        var bytes = Bytes(content);
        foreach (var length in Enumerable.Range(0, bytes.Length))
        {
            var errors = Safetensors.Parse(bytes.AsMemory(0, length), "cut.safetensors").Errors();
            Assert.NotEmpty(errors);
            Assert.All(errors, e => Assert.StartsWith("cut.safetensors", Assert.IsType<FileError>(e).Where, StringComparison.Ordinal));
        }
    }

    [Property]
    public void A_file_with_something_after_it_is_an_error(Safetensors content, byte more) =>
        Assert.Contains("bytes after the last tensor", Assert.Single(Safetensors.Parse(Bytes(content).Append(more).ToArray(), "a").Errors()).Message, StringComparison.Ordinal);

    [Property(MaxTest = 300)]
    public void Flipped_bits_give_a_value_or_errors_and_never_an_exception(Safetensors content, (int Place, byte Flip)[] flips)
    {
        var bytes = Bytes(content);
        foreach (var (place, flip) in flips)
            bytes[(int)((uint)place % bytes.Length)] ^= flip;
        Safetensors.Parse(bytes, "flipped").Match(Succ: c => Assert.Equal(c, Safetensors.Parse(Bytes(c), "again").OrThrow()), Fail: errors => Assert.False(errors.IsEmpty));
    }

    [Property(MaxTest = 300)]
    public void Swapped_characters_of_the_header_give_a_value_or_errors_and_never_an_exception(Safetensors content, int place, char other)
    {
        var bytes = Bytes(content);
        const string structure = "{}[]:,\"0123456789-.eE\\u ";
        bytes[(int)(8 + ((uint)place % BinaryPrimitives.ReadInt64LittleEndian(bytes)))] = (byte)structure[other % structure.Length];
        _ = Safetensors.Parse(bytes, "swapped").Errors();
    }

    [Property]
    public void Any_bytes_give_a_value_or_errors_and_never_an_exception(byte[] bytes, byte length)
    {
        _ = Safetensors.Parse(bytes, "noise").Errors();
        _ = Safetensors.Parse((byte[])[length, 0, 0, 0, 0, 0, 0, 0, (byte)'{', .. bytes], "noise").Errors();
    }

    [Fact]
    public void The_bytes_are_those_of_the_format()
    {
        var content = new Safetensors(
            Env.Of(("w", Tensor.Of<float>([2], 1, -2)), ("b", Tensor.Of<int>([], 258))),
            Metadata.Of(("format", "pt")));
        var header = """{"__metadata__":{"format":"pt"},"b":{"dtype":"I32","shape":[],"data_offsets":[0,4]},"w":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""";
        var padded = header.PadRight((header.Length + 7) / 8 * 8);
        byte[] expected =
        [
            (byte)padded.Length, 0, 0, 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(padded),
            2, 1, 0, 0,
            0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0,
        ];
        Assert.Equal(expected, Bytes(content));
    }

    [Fact]
    public void No_tensors_are_a_file_too() => Assert.Equal([8, 0, 0, 0, 0, 0, 0, 0, .. "{}      "u8], Bytes(new(Env.Empty)));

    [Fact]
    public void BF16_is_read_as_float_and_BOOL_as_byte()
    {
        var header = """{"h":{"dtype":"BF16","shape":[3],"data_offsets":[0,6]},"t":{"dtype":"BOOL","shape":[2],"data_offsets":[6,8]}}""";
        var content = Safetensors.Parse(SafetensorsFile.Of(header, 0x80, 0x3f, 0x00, 0x80, 0xc0, 0x7f, 1, 0), "a").OrThrow();
        Assert.Equal(Tensor.Of<float>([3], 1f, -0f, BitConverter.UInt32BitsToSingle(0x7fc00000)), content.Tensors["h"]);
        Assert.Equal(Tensor.Of<byte>([2], 1, 0), content.Tensors["t"]);
    }

    [Fact]
    public void The_order_of_the_header_and_unknown_fields_do_not_matter()
    {
        var header = """ {"b":{"note":[1],"data_offsets":[1,2],"shape":[1,1],"dtype":"U8"},"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}} """.Trim();
        var content = Safetensors.Parse(SafetensorsFile.Of(header, 7, 9), "a").OrThrow();
        Assert.Equal(Env.Of(("a", Tensor.Vector<byte>(7)), ("b", Tensor.Of<byte>([1, 1], 9))), content.Tensors);
    }

    private static byte[] Bytes(Safetensors content) => content.ToBytes().OrThrow().ToArray();
}
