using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Functional.Nn.Ops;

/// <summary>What a piece of text is.</summary>
internal enum TokenKind
{
    /// <summary>A name.</summary>
    Word,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Text in quotation marks.</summary>
    Quoted,

    /// <summary>Punctuation.</summary>
    Symbol,

    /// <summary>A character that no text has.</summary>
    Stray,

    /// <summary>The end of the text.</summary>
    End,
}

/// <summary>A piece of text and where it stands.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Line, int Column)
{
    public override string ToString() => Kind is TokenKind.End ? "the end" : $"'{Text}'";

    public ParseError Error(string what, string expected, string hint = "") => new(what, Line, Column)
    {
        Where = $"line {Line}, column {Column}",
        Expected = expected,
        Found = $"{this}",
        Hint = hint,
    };
}

/// <summary>Cuts text into tokens; the last is the end.</summary>
internal static partial class Lexer
{
    public static ImmutableArray<Token> Tokens(string text)
    {
        var tokens = ImmutableArray.CreateBuilder<Token>();
        foreach (var match in Pieces().Matches(text).Cast<Match>().Where(m => !string.IsNullOrWhiteSpace(m.Value)))
            tokens.Add(At(text, match.Index, KindOf(match), match.Value));
        tokens.Add(At(text, text.Length, TokenKind.End, ""));
        return tokens.ToImmutable();
    }

    private static Token At(string text, int index, TokenKind kind, string piece)
    {
        var before = text.AsSpan(0, index);
        return new(kind, piece, 1 + before.Count('\n'), index - before.LastIndexOf('\n'));
    }

    private static TokenKind KindOf(Match match) =>
        match.Groups["number"].Success ? TokenKind.Number
        : match.Groups["word"].Success ? TokenKind.Word
        : match.Groups["quoted"].Success ? TokenKind.Quoted
        : match.Groups["symbol"].Success ? TokenKind.Symbol
        : TokenKind.Stray;

    [GeneratedRegex("""\s+|(?<number>-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|-?Infinity\b|NaN\b)|(?<word>[A-Za-z][A-Za-z0-9_]*(-[A-Za-z0-9_]+)*)|(?<quoted>"[^"\n]*")|(?<symbol>>>|[()\[\],=])|(?<stray>.)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Pieces();
}
