using Functional.Nn.Ops;
using Functional.Nn.Training;

namespace Functional.Nn.Bench;

/// <summary>What the cases are trained on, made up.</summary>
internal static class Examples
{
    private const int Classes = 10;

    /// <summary>The exclusive or of two bits.</summary>
    public static Dataset ExclusiveOr() => Dataset.Of(
        Tensor.Of<float>([4, 2], 0, 0, 0, 1, 1, 0, 1, 1),
        Tensor.Of<float>([4, 1], 0, 1, 1, 0)).OrThrow();

    /// <summary>Standard normal features, and classes that have nothing to do with them.</summary>
    public static Dataset Random(int count, Shape example)
    {
        Key key = 0;
        return Dataset.Of(
            new NormalInitializer(1).Draw<float>(key.Fold("features"), Shape.Of(count).Concat(example), default),
            Tensor.Generate([count], i => key.Fold("classes").Integer(i, Classes)),
            classNames: [.. Enumerable.Range(0, Classes).Select(i => $"{i}")]).OrThrow();
    }
}
