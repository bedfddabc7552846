using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Interop;

namespace Functional.Nn.Properties;

/// <summary>Tensors of every element type, of rank 0 to 3 with extents from 0, with any bits; any names and texts.</summary>
public static class ManySafetensors
{
    public static Arbitrary<Safetensors> Contents() => Arb.From(Any, Smaller);

    private static Gen<Safetensors> Any =>
        from tensors in Gen.Choose(0, 4).SelectMany(n => Gen.ListOf(Gen.Zip(Name, AnyTensor), n))
        from texts in Gen.Choose(0, 3).SelectMany(n => Gen.ListOf(Gen.Zip(Name, Name), n))
        select new Safetensors(Env.Of(tensors.Select(t => (t.Item1, t.Item2))), Metadata.Of(texts.Select(t => (t.Item1, t.Item2))));

    private static Gen<string> Name => Gen.OneOf(
        Gen.Elements("dense1.weight", "dense1.bias", "", "\"quoted\\\"", "\0\u001f\n", "größe", "😀", "a/b", "é", "é"),
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => s.Get).Where(s => s != "__metadata__" && Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(s)) == s));

    private static Gen<Tensor> AnyTensor => Gen.Choose(0, 10).SelectMany(type => type switch
    {
        0 => Of<double>(),
        1 => Of<float>(),
        2 => Of<Half>(),
        3 => Of<long>(),
        4 => Of<int>(),
        5 => Of<short>(),
        6 => Of<sbyte>(),
        7 => Of<ulong>(),
        8 => Of<uint>(),
        9 => Of<ushort>(),
        _ => Of<byte>(),
    });

    private static Gen<Tensor> Of<T>() where T : unmanaged, INumberBase<T> =>
        from rank in Gen.Choose(0, 3)
        from extents in Gen.ArrayOf(Gen.Choose(0, 3), rank)
        let shape = Shape.Of([.. extents.Select(e => (Dim)e)])
        from bits in Gen.ArrayOf(Gen.Choose(0, 255).Select(b => (byte)b), shape.Size * Marshal.SizeOf<T>())
        from special in Gen.Elements(T.Zero, -T.Zero, T.One, -T.One, T.CreateSaturating(double.NaN), T.CreateSaturating(double.PositiveInfinity))
        from places in Gen.ArrayOf(Gen.Choose(0, 3), shape.Size)
        let elements = MemoryMarshal.Cast<byte, T>(bits).ToArray()
        select (Tensor)Tensor.Generate(shape, i => places[i] == 0 ? special : elements[i]);

    private static IEnumerable<Safetensors> Smaller(Safetensors content) =>
        content.Tensors.Names.Select(name => content with { Tensors = content.Tensors.Where(n => n != name) })
            .Concat(content.Metadata.Count > 0 ? [content with { Metadata = Metadata.Empty }] : []);
}
