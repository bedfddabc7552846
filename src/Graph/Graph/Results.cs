using System.Collections.Immutable;

namespace Functional.Nn;

/// <summary>What a fold's step answers: one <typeparamref name="A"/> for all results of a node, or one for each.</summary>
public readonly struct Results<A>
{
    private readonly A one;
    private readonly ImmutableArray<A> each;

    private Results(A one, ImmutableArray<A> each) => (this.one, this.each) = (one, each);

    /// <summary>The same for all results.</summary>
    public static Results<A> One(A one) => new(one, default);

    /// <summary>One for each result.</summary>
    public static Results<A> Each(ImmutableArray<A> each) => new(default!, each);

    /// <summary>The same for all results.</summary>
    public static implicit operator Results<A>(A one) => One(one);

    /// <summary>One for each result.</summary>
    public static implicit operator Results<A>(ImmutableArray<A> each) => Each(each);

    internal void CopyTo(Span<A> target)
    {
        if (each.IsDefault)
            target.Fill(one);
        else if (each.Length == target.Length)
            each.CopyTo(target);
        else
            throw new InvalidOperationException($"a fold answered {each.Length} for {target.Length} results");
    }
}
