namespace Functional.Nn.Ops;

/// <summary>How tightly the outermost operator of a formula binds.</summary>
internal enum Binding
{
    /// <summary>Sums and differences.</summary>
    Sum,

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
    /// <summary>The text where something that binds at least so tightly has to stand.</summary>
    public string Within(Binding least, string open = "(", string close = ")") => Binding >= least ? Text : $"{open}{Text}{close}";
}
