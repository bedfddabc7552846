using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>
/// Recursive descent over: <c>chain = item (">>" item)*</c>; <c>item = "(" chain ")" | name argument*</c>;
/// <c>argument = [name "="] value</c>; <c>value = number | word | quoted | "[" [chain ("," chain)*] "]" | "(" chain ")"</c>.
/// The type of a parameter decides how its value is read; a name inside of an argument stands alone or in parentheses.
/// </summary>
internal sealed class NotationParser
{
    private readonly TokenCursor cursor;
    private readonly ImmutableArray<Assembly> assemblies;

    /// <summary>The parser of what stands in a text of another grammar.</summary>
    public NotationParser(TokenCursor cursor, ImmutableArray<Assembly> assemblies) => (this.cursor, this.assemblies) = (cursor, assemblies);

    private NotationParser(string text, string what, ImmutableArray<Assembly> assemblies) : this(new(Lexer.Tokens(text), what), assemblies) { }

    private Token Here => cursor.Here;

    public static Validation<NnError, object> Parse(string text, Type family, ImmutableArray<Assembly> assemblies)
    {
        var parser = new NotationParser(text, $"{Family(family)} as text", assemblies);
        return parser.cursor.Whole(() => parser.Chain(parser.Words(family)), "'>>' or the end");
    }

    public static Validation<NnError, Shape> ParseShape(string text)
    {
        var parser = new NotationParser(text, "shape", []);
        return parser.cursor.Whole(() => parser.Shape("shape"), "the end");
    }

    private object Chain(Vocabulary words) => cursor.Deeper(() =>
    {
        var items = new List<object> { Item(words) };
        while (words.Composes && cursor.Taken(">>") is not null)
            items.Add(Item(words));
        return words.Compose(items);
    });

    /// <summary>A member with its arguments, or what stands in parentheses.</summary>
    public object Item(Vocabulary words, bool bare = false)
    {
        if (cursor.Taken("(") is not null)
            return cursor.Closed(Chain(words), ")", words.Composes ? "'>>' or ')'" : "')'");
        var member = Member(words);
        return words.Make(member, bare ? Defaults(member) : Arguments(words, member));
    }

    /// <summary>The member whose name stands here, behind which the parser goes on.</summary>
    public Signature Member(Vocabulary words)
    {
        if (Here.Kind is not TokenKind.Word)
            throw cursor.Fail($"the name of {Vocabulary.One(words.Family)}");
        if (words.IsAmbiguous(Here.Text))
            throw cursor.Fail("a name that one record has", $"{Family(words.Family)} of which there are two", "Rename yours.");
        return cursor.Past(words.Find(Here.Text).IfNone(() => throw cursor.Fail($"one of {string.Join(", ", words.Names)}", $"unknown {Family(words.Family)}", Nearest.Name(Here.Text, words.Names).Match(Some: near => $"Did you mean '{near}'?", None: () => words.Family == typeof(Op) ? "If it is in another assembly, name that too." : ""))));
    }

    private object?[] Arguments(Vocabulary words, Signature member)
    {
        var found = new Dictionary<SignatureArgument, object?>();
        while (Here.Kind is TokenKind.Word or TokenKind.Number or TokenKind.Quoted || Here.Text is "(" or "[")
        {
            var mistakes = new ArgumentMistakes(cursor, words, member, found.Keys, Words);
            var argument = mistakes.Chosen();
            cursor.Named();
            var token = Here;
            found[argument] = token.Text is "none" && argument is { IsOptional: true, Default: null }
                ? cursor.Past<object?>(null)
                : Value(Nullable.GetUnderlyingType(argument.Type) ?? argument.Type, mistakes.What(argument)) ?? throw mistakes.Unreadable(argument);
            if (argument.Broken(found[argument]) is { Length: > 0 } limits)
                throw new NnException(Outside(token, argument, found[argument]).Error(mistakes.What(argument), limits));
        }

        return [.. member.Arguments.Select(a =>
            found.TryGetValue(a, out var value) ? value
            : a.IsOptional ? a.Default
            : throw cursor.Fail(a.Kind, $"{member.Name} without {a.Name}"))];
    }

    /// <summary>Where the number outside of the limits stands: in a list, behind which the parser is, every second token is one.</summary>
    private Token Outside(Token first, SignatureArgument argument, object? value) =>
        first.Text is "[" && value is IEnumerable<int> numbers ? cursor[-2 * numbers.SkipWhile(number => argument.Broken(number) is "").Count()] : first;

    /// <summary>The arguments of a name that stands alone where it would need parentheses to have some.</summary>
    private object?[] Defaults(Signature member) => [.. member.Arguments.Select(a => a.IsOptional
        ? a.Default
        : throw new NnException(cursor[-1].Error($"{member.Name} without {a.Name}", $"parentheses: ({member.Name} ...)")))];

    /// <summary>A value of a type; null if none can be read here.</summary>
    public object? Value(Type type, string what) => Here switch
    {
        { Kind: TokenKind.Number } when type == typeof(int) => Whole(what),
        { Kind: TokenKind.Number } or { Text: "[" } when type == typeof(PerAxis) => Numbers(what),
        { Kind: TokenKind.Number } or { Text: "[" } when type == typeof(Padding) => (Padding)Numbers(what),
        { Text: "same" } when type == typeof(Padding) => cursor.Past(Padding.Same),
        { Kind: TokenKind.Number } when type == typeof(double) => cursor.Past(cursor.Number),
        { Kind: TokenKind.Number } when Literals.Are(type) => cursor.Past(cursor.Number) is { } number ? Literals.Of(type, number) : null,
        { Text: "true" or "false" } when type == typeof(bool) => cursor.Take().Text is "true",
        { Kind: TokenKind.Quoted } when type == typeof(string) => Quoted.Read(cursor.Take().Text),
        var token when type.IsEnum => Enum.GetNames(type).FirstOrDefault(n => Term.Words(n) == token.Text) is { } chosen ? cursor.Past(Enum.Parse(type, chosen)) : null,
        _ when type == typeof(Shape) => Shape(what),
        _ when type == typeof(Axes) => Axes.Of([.. cursor.List(() => Whole(what))]),
        { Text: "[" } when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>) => cursor.Deeper(() => Listed(type.GenericTypeArguments[0], what)),
        { Kind: TokenKind.Word } or { Text: "(" } when SignatureArgument.IsFamily(type) => Item(Words(type), bare: true),
        _ => null,
    };

    private int Whole(string what) => Here.Kind is TokenKind.Number && int.TryParse(Here.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
        ? cursor.Past(whole)
        : throw cursor.Fail("a whole number", what);

    private PerAxis Numbers(string what) => Here.Kind is TokenKind.Number ? Whole(what) : PerAxis.Of([.. cursor.List(() => Whole(what))]);

    private Shape Shape(string what) => Nn.Shape.Of([.. cursor.List(() => Here.Text.StartsWith('-') ? throw cursor.Fail("0 or more", what) : (Dim)Whole(what))]);

    private object Listed(Type item, string what)
    {
        var items = SignatureArgument.IsFamily(item) && Words(item) is var words
            ? cursor.List(() => Chain(words))
            : cursor.List(() => Value(item, what) ?? throw cursor.Fail(item == typeof(int) ? "a whole number" : "a number", what));
        return typeof(NotationParser).GetMethod(nameof(ListOf), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(item).Invoke(null, [Vocabulary.Typed(item, items)])!;
    }

    private static ValueList<A> ListOf<A>(A[] items) => ValueList.Of<A>(items);

    /// <summary>The members of a family.</summary>
    public Vocabulary Words(Type family) => Vocabulary.Of(family, assemblies);

    private static string Family(Type family) => Term.Words(family.Name);
}
