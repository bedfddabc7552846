namespace Functional.Nn;

/// <summary>Things that compose with <c>&gt;&gt;</c>, first left, then right: associative, with an identity. Layers, passes and
/// gradient transformations are.</summary>
public interface IMonoid<TSelf> where TSelf : IMonoid<TSelf>
{
    /// <summary>What composes without effect.</summary>
    static abstract TSelf Identity { get; }

    /// <summary>First <paramref name="first"/>, then <paramref name="second"/>.</summary>
    static abstract TSelf operator >>(TSelf first, TSelf second);
}
