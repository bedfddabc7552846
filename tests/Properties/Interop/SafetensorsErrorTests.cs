using System.Numerics;
using Functional.Nn.Interop;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class SafetensorsErrorTests
{
    [Theory]
    [InlineData("[]", "JSON object")]
    [InlineData(" {}", "JSON object")]
    [InlineData("", "JSON object")]
    [InlineData("{", "JSON object")]
    [InlineData("{}x", "JSON object")]
    [InlineData("{\"w\":{{", "JSON object")]
    [InlineData("""{"a":[[[[[[[[[[[[1]]]]]]]]]]]]}""", "JSON object")]
    [InlineData("""{"w":1}""", "'w'")]
    [InlineData("""{"w":{}}""", "'w'", "dtype", "shape", "data_offsets")]
    [InlineData("""{"w":{"dtype":7,"shape":[1],"data_offsets":[0,4]}}""", "'w'", "dtype")]
    [InlineData("""{"w":{"dtype":"F8_E4M3","shape":[4],"data_offsets":[0,4]}}""", "'w'", "unknown dtype", "'F8_E4M3'", "BF16")]
    [InlineData("""{"w":{"dtype":"F32","shape":1,"data_offsets":[0,4]}}""", "'w'", "shape")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", "'w'", "shape", "[1.5]")]
    [InlineData("""{"w":{"dtype":"F32","shape":["1"],"data_offsets":[0,4]}}""", "'w'", "shape")]
    [InlineData("""{"w":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", "'w'", "shape", "[-1]")]
    [InlineData("""{"w":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,4]}}""", "'w'", "shape")]
    [InlineData("""{"w":{"dtype":"F32","shape":[4294967296],"data_offsets":[0,4]}}""", "'w'", "shape")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2147483647,2147483647,2147483647],"data_offsets":[0,4]}}""", "'w'", "shape", "elements")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2147483647,2147483647,0],"data_offsets":[0,0]}}""", "'w'", "shape", "elements")]
    [InlineData("""{"w":{"dtype":"F64","shape":[2000000000],"data_offsets":[0,4]}}""", "'w'", "too large")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4,8]}}""", "'w'", "data_offsets")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", "'w'", "data_offsets")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}""", "'w'", "data_offsets")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "'w'", "data_offsets", "0 to 4")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,9223372036854775807]}}""", "'w'", "data_offsets")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", "'w'", "disagree", "8 bytes for F32 [2]", "4")]
    [InlineData("""{"w":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "'w'", "duplicate name")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "duplicate name", "'w'")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"\u0077":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "duplicate name", "'w'")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "invalid name")]
    [InlineData("""{"w":{"dtype":"\ud800","shape":[1],"data_offsets":[0,4]}}""", "'w'", "dtype")]
    [InlineData("""{"v":{"dtype":"U8","shape":[3],"data_offsets":[0,3]},"w":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}}""", "'w'", "overlap", "from 3")]
    [InlineData("""{"v":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"w":{"dtype":"U8","shape":[0],"data_offsets":[2,2]}}""", "overlap")]
    [InlineData("""{"v":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"w":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}}""", "'w'", "hole", "from 1")]
    [InlineData("""{"w":{"dtype":"U8","shape":[3],"data_offsets":[1,4]}}""", "'w'", "hole", "from 0")]
    [InlineData("""{"w":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}}""", "bytes after the last tensor", "3 bytes", "4")]
    [InlineData("{}", "bytes after the last tensor", "4")]
    [InlineData("""{"__metadata__":"x","w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "__metadata__", "object of texts")]
    [InlineData("""{"__metadata__":{"epoch":3},"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "__metadata__ 'epoch'", "a text")]
    [InlineData("""{"__metadata__":{"e":"1","e":"2"},"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "__metadata__", "duplicate name")]
    [InlineData("""{"__metadata__":{"e":"\udc00"},"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "__metadata__ 'e'")]
    public void A_malformed_header_is_an_error_that_names_the_file_and_the_tensor(string header, params string[] parts)
    {
        var message = string.Join('\n', Errors(SafetensorsFile.Of(header, 0, 0, 0, 0)));
        Assert.All([.. parts, "bad.safetensors"], part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_header_that_is_not_UTF8_is_an_error() =>
        Assert.Contains("not UTF-8", Assert.Single(Errors(SafetensorsFile.Of([(byte)'{', (byte)'"', 0xff, (byte)'"', (byte)':', (byte)'1', (byte)'}']))), StringComparison.Ordinal);

    [Theory]
    [InlineData(ulong.MaxValue, "header too long")]
    [InlineData(1UL << 63, "header too long")]
    [InlineData(100_000_001UL, "header too long")]
    [InlineData(100_000_000UL, "truncated")]
    [InlineData(9UL, "truncated")]
    public void A_length_beyond_the_file_or_the_format_is_an_error(ulong length, string what) =>
        Assert.Contains(what, Assert.Single(Errors([.. BitConverter.GetBytes(length), .. "{}      "u8])), StringComparison.Ordinal);

    [Fact]
    public void Every_error_of_a_header_is_told_at_once_up_to_ten()
    {
        static string Header(int n) => $"{{{string.Join(',', Enumerable.Range(0, n).Select(i => $"\"w{i}\":{{}}"))}}}";

        Assert.Equal(2 * 3, Errors(SafetensorsFile.Of(Header(2))).Length);
        var many = Errors(SafetensorsFile.Of(Header(100)));
        Assert.Equal(11, many.Length);
        Assert.Contains("290 more", many[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_or_an_element_type_that_the_format_cannot_hold_is_an_error_of_writing()
    {
        var content = new Safetensors(
            Env.Of(("__metadata__", Tensor.Scalar(1)), ("money", Tensor.Scalar(1m)), ("half\ud800", Tensor.Scalar(1)), ("z", Tensor.Scalar(Complex.One))),
            Metadata.Of(("text", "\udc00")));
        var errors = content.ToBytes().Errors().Select(e => e.Message).ToArray();
        Assert.Equal(5, errors.Length);
        Assert.Contains(errors, e => e.Contains("'money'", StringComparison.Ordinal) && e.Contains("Decimal", StringComparison.Ordinal));
        Assert.Contains(errors, e => e.Contains("'z'", StringComparison.Ordinal));
        Assert.Contains(errors, e => e.Contains("metadata 'text'", StringComparison.Ordinal));
    }

    [Fact]
    public void Metadata_of_a_name_is_found_or_not_and_compares_by_value()
    {
        var metadata = Metadata.Of(("b", "2"), ("a", "1"));
        Assert.Equal("1", metadata["a"]);
        Assert.True(metadata.Find("c").IsNone);
        Assert.Equal(["a", "b"], metadata.Names);
        Assert.Equal(metadata, Metadata.Empty.With("a", "0").With("b", "2") + Metadata.Of(("a", "1")));
        Assert.NotEqual(metadata, metadata.With("c", "3"));
        Assert.Equal("a: 1, b: 2", metadata.ToString());
    }

    private static string[] Errors(byte[] bytes) => [.. Safetensors.Parse(bytes, "bad.safetensors").Errors().Select(e => e.Message)];
}
