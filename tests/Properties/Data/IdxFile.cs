using System.Buffers.Binary;
using System.IO.Compression;

namespace Functional.Nn.Properties;

/// <summary>Writes the IDX format, for what reads it.</summary>
internal static class IdxFile
{
    /// <summary>The element types, each with its bytes of a number.</summary>
    public static readonly (byte Code, double Least, double Most, Func<double, byte[]> Bytes)[] Types =
    [
        (0x08, 0, 255, x => [(byte)x]),
        (0x09, -128, 127, x => [unchecked((byte)(sbyte)x)]),
        (0x0B, short.MinValue, short.MaxValue, x => Written(2, to => BinaryPrimitives.WriteInt16BigEndian(to, (short)x))),
        (0x0C, int.MinValue, int.MaxValue, x => Written(4, to => BinaryPrimitives.WriteInt32BigEndian(to, (int)x))),
        (0x0D, -1e6, 1e6, x => Written(4, to => BinaryPrimitives.WriteSingleBigEndian(to, (float)x))),
        (0x0E, -1e300, 1e300, x => Written(8, to => BinaryPrimitives.WriteDoubleBigEndian(to, x))),
    ];

    /// <summary>The bytes of an array.</summary>
    public static byte[] Of(byte code, int[] extents, params double[] elements) =>
        [0, 0, code, (byte)extents.Length, .. extents.SelectMany(extent => Written(4, to => BinaryPrimitives.WriteInt32BigEndian(to, extent))), .. elements.SelectMany(Types.Single(t => t.Code == code).Bytes)];

    /// <summary>Compressed by gzip.</summary>
    public static byte[] Compressed(byte[] bytes)
    {
        using var to = new MemoryStream();
        using (var gzip = new GZipStream(to, CompressionMode.Compress))
            gzip.Write(bytes);
        return to.ToArray();
    }

    /// <summary>Images of <paramref name="side"/> x <paramref name="side"/> pixels that show their label, i mod 3, as bright rows; and the labels.</summary>
    public static void WriteSet(string folder, string name, int count, int side, string extension = "")
    {
        Write("images-idx3", Of(0x08, [count, side, side], [.. Enumerable.Range(0, count * side * side).Select(i => i / side % side == i / (side * side) % 3 ? 200.0 + (i % 7) : i % 5)]));
        Write("labels-idx1", Of(0x08, [count], [.. Enumerable.Range(0, count).Select(i => i % 3.0)]));

        void Write(string kind, byte[] bytes) => File.WriteAllBytes(Path.Combine(folder, $"{name}-{kind}-ubyte{extension}"), extension is "" ? bytes : Compressed(bytes));
    }

    private static byte[] Written(int size, Action<byte[]> write)
    {
        var bytes = new byte[size];
        write(bytes);
        return bytes;
    }
}
