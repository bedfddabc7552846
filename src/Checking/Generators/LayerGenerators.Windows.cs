using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Checking;

/// <summary>Layers of windows and shapes that would leave other leading extents, each with one that brings them back.</summary>
public static partial class LayerGenerators
{
    /// <summary>Convolution that keeps all extents, or leaves out every other position and a transposed one that makes them again.</summary>
    private static Gen<Layer> Convolved(Spot at) => Windowed(at, (shape, window) => window.Stride == 1
        ? Conv(shape[0].Extent, window.Kernel, 1, window.Padding, window.Dilation, window.Groups)
        : ThereAndBack(shape, window));

    /// <summary>Transposed convolution that keeps all extents, or makes again what a convolution left out.</summary>
    private static Gen<Layer> Transposed(Spot at) => Windowed(at, (shape, window) => window.Stride == 1
        ? ConvTranspose(shape[0].Extent, window.Kernel, 1, window.Padding, null, window.Dilation, window.Groups)
        : ThereAndBack(shape, window));

    private static Layer ThereAndBack(Shape shape, Window window)
    {
        var beyond = PerAxis.Of([.. shape[1..].Select(n => (n.Extent - 1) % window.Stride)]);
        return Conv(window.Groups * 2, window.Kernel, window.Stride, window.Padding, window.Dilation, window.Groups)
            >> ConvTranspose(shape[0].Extent, window.Kernel, window.Stride, window.Padding, beyond, window.Dilation, window.Groups);
    }

    /// <summary>Windows as columns, and columns added up where their windows lay.</summary>
    private static Gen<Layer> Unfolded(Spot at) =>
        from kernel in Gen.Choose(1, 3)
        from stride in Gen.Choose(1, 2)
        from dilation in Gen.Choose(1, 2)
        from padding in Gen.Elements(Padding.Same, dilation * (kernel / 2))
        from between in Gen.Elements(Identity, Tanh)
        select at.Shape.Rank < 2 ? Identity
            : Unfold(kernel, stride, padding, dilation) >> between >> Ops.Layers.Fold(at.Shape[1..], kernel, stride, padding, dilation);

    /// <summary>Another shape of equal size, something on its last axis, and the shape that it was.</summary>
    private static Gen<Layer> Reshaped(Spot at) =>
        from shape in Gen.Elements(at.Shape, [at.Shape.Size], Shape.Of([.. at.Shape.Reverse()]), Shape.Of([1, .. at.Shape]), Shape.Of([.. at.Shape, 1]))
        from between in Gen.Elements(Identity, Softmax, Tanh)
        select Ops.Layers.Reshape(shape) >> between >> Ops.Layers.Reshape(at.Shape);

    private static Gen<Layer> Windowed(Spot at, Func<Shape, Window, Layer> layer) =>
        from half in Gen.Choose(0, 1)
        from stride in Gen.Frequency((2, Gen.Constant(1)), (1, Gen.Constant(2)))
        from dilation in Gen.Choose(1, 2)
        from grouped in Gen.Elements(true, false)
        select at.Shape.Rank < 2 ? Identity : layer(at.Shape, new(1 + (2 * half), stride, dilation, grouped ? at.Shape[0].Extent : 1));

    /// <summary>A window of an odd number of positions, padded so that it stands on each position of what it reads.</summary>
    private readonly record struct Window(int Kernel, int Stride, int Dilation, int Groups)
    {
        public int Padding => Dilation * (Kernel / 2);
    }
}
