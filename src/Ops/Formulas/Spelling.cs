namespace Functional.Nn.Ops;

/// <summary>How tightly the outermost operator of a formula binds.</summary>
internal enum Binding
{
    /// <summary>Sums and differences.</summary>
    Sum,

    /// <summary>Products and quotients of elements, where they have signs of their own.</summary>
    Elementwise,

    /// <summary>Products and quotients.</summary>
    Product,

    /// <summary>Signs.</summary>
    Sign,

    /// <summary>Powers.</summary>
    Power,

    /// <summary>Names, numbers, calls and what is in parentheses.</summary>
    Atom,
}

/// <summary>A part of a formula as text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Binding">How tightly its outermost operator binds.</param>
internal readonly record struct Spelling(string Text, Binding Binding = Binding.Atom)
{
    /// <summary>The shape of what the text says: where it is broadcast, the text does not say so.</summary>
    public Shape Shape { get; init; }

    /// <summary>Whether it is one number, whatever it is broadcast to.</summary>
    public bool IsScalar => Shape.Rank == 0;

    /// <summary>The text where something that binds at least so tightly has to stand.</summary>
    public string Within(Binding least, string open = "(", string close = ")") => Binding >= least ? Text : $"{open}{Text}{close}";
}
