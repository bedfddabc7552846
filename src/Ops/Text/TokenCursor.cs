using System.Collections.Immutable;
using System.Globalization;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>Where a parser stands in the tokens of a text, of which the last is the end; what all grammars share.</summary>
/// <param name="tokens">The tokens.</param>
/// <param name="what">What failures are called.</param>
/// <param name="deepest">How many levels may be nested.</param>
internal sealed class TokenCursor(ImmutableArray<Token> tokens, string what, int deepest = TokenCursor.Deepest)
{
    /// <summary>How deep texts nest, and layers, so that every layer has a text.</summary>
    public const int Deepest = 100;

    private int next;
    private int depth;

    public Token Here => tokens[next];

    /// <summary>The token some tokens on or back.</summary>
    public Token this[int distance] => tokens[Math.Clamp(next + distance, 0, tokens.Length - 1)];

    /// <summary>Whether a name with an equals sign stands here.</summary>
    public bool IsNamed => Here.Kind is TokenKind.Word && this[1].Text is "=";

    /// <summary>The number here, if there is one.</summary>
    public double? Number => Here.Kind is TokenKind.Number && double.TryParse(Here.Text, CultureInfo.InvariantCulture, out var number)
        ? double.IsFinite(number) || !Here.Text.AsSpan().ContainsAnyInRange('0', '9') ? number : throw Fail("a finite number")
        : null;

    private bool AtEnd => next == tokens.Length - 1;

    /// <summary>What a parser reads, if it reads to the end; or the errors it throws.</summary>
    public Validation<NnError, A> Whole<A>(Func<A> read, string end)
    {
        try
        {
            return Validated.Ok(ToEnd(read(), end));
        }
        catch (NnException failure)
        {
            return Validated.Fail<A>(failure.Errors);
        }
    }

    /// <summary>A value behind which nothing stands.</summary>
    public A ToEnd<A>(A value, string end, Func<string>? hint = null) => AtEnd ? value : throw Fail(end, hint: hint?.Invoke() ?? "");

    /// <summary>The token here, behind which the parser goes on.</summary>
    public Token Take() => AtEnd ? Here : tokens[next++];

    /// <summary>The name here if an equals sign follows, behind which the parser goes on.</summary>
    public Token? Named()
    {
        if (!IsNamed)
            return null;
        next += 2;
        return this[-2];
    }

    /// <summary>A value, behind whose token the parser goes on.</summary>
    public A Past<A>(A value)
    {
        Take();
        return value;
    }

    /// <summary>The symbol here if it is one of these, behind which the parser goes on.</summary>
    public Token? Taken(params ReadOnlySpan<string> symbols) => Here.Kind is TokenKind.Symbol && symbols.Contains(Here.Text) && !AtEnd ? Take() : null;

    /// <summary>A value behind which a bracket closes.</summary>
    public A Closed<A>(A value, string bracket, string expected, Func<string>? hint = null) =>
        Taken(bracket) is null ? throw Fail(expected, hint: hint?.Invoke() ?? "") : value;

    /// <summary>Values with commas between them, in brackets.</summary>
    public List<A> List<A>(Func<A> item)
    {
        if (Taken("[") is null)
            throw Fail("'['");
        var items = new List<A>();
        if (Taken("]") is not null)
            return items;
        do
            items.Add(item());
        while (Taken(",") is not null);
        return Closed(items, "]", "',' or ']'");
    }

    /// <summary>What stands one level deeper.</summary>
    public A Deeper<A>(Func<A> read)
    {
        if (depth == deepest)
            throw Fail($"at most {deepest} levels of nesting");
        depth++;
        var value = read();
        depth--;
        return value;
    }

    /// <summary>The failure that something else stands here than was expected.</summary>
    public NnException Fail(string expected, string? name = null, string hint = "") => new(Here.Error(name ?? what, expected, hint));
}
