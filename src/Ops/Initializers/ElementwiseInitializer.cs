namespace Functional.Nn.Ops;

/// <summary>The family of initialisers that draw each element by itself.</summary>
public abstract record ElementwiseInitializer : Initializer
{
    /// <summary>The element at row-major position <paramref name="i"/>, for the key of this parameter.</summary>
    public abstract double Element(Key key, int i, Fans fans);

    /// <inheritdoc/>
    public sealed override Tensor<T> Draw<T>(Key key, Shape shape, Fans fans) => Tensor.Generate(shape, i => T.CreateSaturating(Element(key, i, fans)));

    internal sealed override bool IsFinite(Fans fans) => double.IsFinite(Element(default, 0, fans));
}
