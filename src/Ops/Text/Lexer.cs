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

    /// <summary>The end of a line, where lines matter.</summary>
    NewLine,

    /// <summary>A character that no text has.</summary>
    Stray,

    /// <summary>The end of the text.</summary>
    End,
}

/// <summary>A piece of text and where it stands.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Line, int Column, int Start)
{
    public int End => Start + Text.Length;

    public override string ToString() => Kind is TokenKind.End ? "the end" : Kind is TokenKind.NewLine ? "the end of the line" : $"'{Text}'";

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
    /// <summary>The tokens of <see cref="Notation"/>: numbers have signs, names have hyphens, lines do not matter.</summary>
    public static ImmutableArray<Token> Tokens(string text) => Cut(text, NotationPieces());

    /// <summary>The tokens of <see cref="Formula"/>: signs and hyphens are operators, lines end statements.</summary>
    public static ImmutableArray<Token> FormulaTokens(string text) => Cut(text, FormulaPieces());

    /// <summary>The tokens of <see cref="Listing"/>: names of values have dots, slashes and colons too, lines do not matter.</summary>
    public static ImmutableArray<Token> ListingTokens(string text) => Cut(text, ListingPieces());

    private static ImmutableArray<Token> Cut(string text, Regex pieces)
    {
        var tokens = ImmutableArray.CreateBuilder<Token>();
        var (line, lineStart, last) = (1, 0, 0);
        foreach (var (index, kind, piece) in pieces.Matches(text).Select(m => (m.Index, KindOf(m), m.Value)).Append((text.Length, TokenKind.End, "")))
        {
            var between = text.AsSpan(last, index - last);
            (line, lineStart, last) = (line + between.Count('\n'), between.LastIndexOf('\n') is >= 0 and var at ? last + at + 1 : lineStart, index);
            tokens.Add(new(kind, piece, line, index - lineStart + 1, index));
        }

        return tokens.ToImmutable();
    }

    private static TokenKind KindOf(Match match) =>
        match.Groups["number"].Success ? TokenKind.Number
        : match.Groups["word"].Success ? TokenKind.Word
        : match.Groups["quoted"].Success ? TokenKind.Quoted
        : match.Groups["symbol"].Success ? TokenKind.Symbol
        : match.Groups["line"].Success ? TokenKind.NewLine
        : TokenKind.Stray;

    [GeneratedRegex("""(?<number>-?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?|-?Infinity\b|NaN\b)|(?<word>[\p{L}_][\p{L}\p{N}_]*(-[\p{L}\p{N}_]+)*)|(?<quoted>"(?>([^"\\\n]|\\.)*)")|(?<symbol>>>|[()\[\],=])|(?<stray>"(?>([^"\\\n]|\\.)*)|[\uD800-\uDBFF][\uDC00-\uDFFF]|\S)""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex NotationPieces();

    [GeneratedRegex("""(?<number>-?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?|-Infinity|(Infinity|NaN(:[0-9a-f]+)?)(?![\p{L}\p{Nd}_./:-]))|(?<word>[\p{L}_][\p{L}\p{Nd}_./:-]*)|(?<quoted>"(?>([^"\\\n]|\\.)*)")|(?<symbol>>>|\.\.\.|[()\[\]{},=:])|(?<stray>"(?>([^"\\\n]|\\.)*)|[\uD800-\uDBFF][\uDC00-\uDFFF]|\S)""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex ListingPieces();

    [GeneratedRegex("""(?<line>\n)|(?<number>([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?)|(?<word>[\p{L}_][\p{L}\p{N}_-[\u00b2\u00b3\u00b9\u2070-\u2079]]*)|(?<symbol>[-+*/^@()\[\],=;])|(?<stray>[\uD800-\uDBFF][\uDC00-\uDFFF]|\S)""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex FormulaPieces();
}
