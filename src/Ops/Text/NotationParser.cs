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
    private const int Deepest = 100;

    private readonly ImmutableArray<Token> tokens;
    private readonly ImmutableArray<Assembly> assemblies;
    private int next;
    private int depth;

    private NotationParser(string text, ImmutableArray<Assembly> assemblies) => (tokens, this.assemblies) = (Lexer.Tokens(text), assemblies);

    private Token Here => tokens[next];

    public static Validation<NnError, object> Parse(string text, Type family, ImmutableArray<Assembly> assemblies) =>
        new NotationParser(text, assemblies).Whole(parser => parser.Chain(parser.Words(family)), $"{Family(family)} as text", "'>>' or the end");

    public static Validation<NnError, Shape> ParseShape(string text) =>
        new NotationParser(text, []).Whole(parser => (Shape)parser.Value(typeof(Shape), "a shape", "shape")!, "shape", "the end");

    private Validation<NnError, A> Whole<A>(Func<NotationParser, A> read, string what, string end)
    {
        try
        {
            var value = read(this);
            return Here.Kind is TokenKind.End ? Validated.Ok(value) : Validated.Fail<A>(Here.Error(what, end));
        }
        catch (NnException failure)
        {
            return Validated.Fail<A>(failure.Errors);
        }
    }

    private object Chain(Vocabulary words)
    {
        if (++depth > Deepest)
            throw Fail("a text", $"at most {Deepest} levels of nesting");
        var items = new List<object> { Item(words) };
        while (words.Composes && Taken(">>"))
            items.Add(Item(words));
        depth--;
        return words.Compose(items);
    }

    private object Item(Vocabulary words, bool bare = false)
    {
        if (Taken("("))
            return Closed(Chain(words), ")");
        var name = Here.Kind is TokenKind.Word ? Here : throw Fail($"{Family(words.Family)} as text", $"the name of a {Family(words.Family)}");
        var member = words.Find(name.Text).IfNone(() => throw new NnException(name.Error($"unknown {Family(words.Family)}", $"one of {string.Join(", ", words.Names)}", Meant(name.Text, words.Names))));
        next++;
        return words.Make(member, Arguments(member, bare));
    }

    private object?[] Arguments(Signature member, bool bare)
    {
        var found = new Dictionary<SignatureArgument, object?>();
        while (!bare && (Here.Kind is TokenKind.Word or TokenKind.Number or TokenKind.Quoted || Here.Text is "(" or "["))
        {
            var named = Here.Kind is TokenKind.Word && tokens[next + 1].Text == "=";
            var argument = (named
                    ? member.Arguments.FirstOrDefault(a => a.Name == Here.Text)
                    : member.Arguments.FirstOrDefault(a => !found.ContainsKey(a)))
                ?? throw Unknown(member, named);
            if (found.ContainsKey(argument))
                throw Fail($"argument of {member.Name}", $"{argument.Name} only once");
            next += named ? 2 : 0;
            found[argument] = Here.Text is "none" && argument is { IsOptional: true, Default: null } ? Past<object?>(null) : Value(argument.Type, argument.Kind, $"{argument.Name} of {member.Name}");
        }

        return [.. member.Arguments.Select(a =>
            found.TryGetValue(a, out var value) ? value
            : a.IsOptional ? a.Default
            : throw (bare
                ? new NnException(tokens[next - 1].Error($"{member.Name} without {a.Name}", $"parentheses: ({member.Name} ...)"))
                : Fail($"{member.Name} without {a.Name}", a.Kind)))];
    }

    private object? Value(Type type, string kind, string what)
    {
        var token = Here;
        if (type == typeof(int) && token.Kind is TokenKind.Number && int.TryParse(token.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return Past(whole);
        if (type == typeof(double) && token.Kind is TokenKind.Number && double.TryParse(token.Text, CultureInfo.InvariantCulture, out var number))
            return Past(number);
        if (type == typeof(bool) && token.Text is "true" or "false")
            return Past(token.Text is "true");
        if (type == typeof(string) && token.Kind is TokenKind.Quoted)
            return Past(Quoted.Read(token.Text));
        if (type.IsEnum && Enum.GetNames(type).FirstOrDefault(n => Term.Words(n) == token.Text) is { } chosen)
            return Past(Enum.Parse(type, chosen));
        if (type == typeof(Shape))
            return Shape.Of([.. List(() => Here.Text.StartsWith('-') ? throw Fail(what, "0 or more") : (Dim)(int)Value(typeof(int), "a whole number", what)!)]);
        if (type == typeof(Axes))
            return Axes.Of([.. List(() => (int)Value(typeof(int), "a whole number", what)!)]);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>))
            return Listed(type.GenericTypeArguments[0]);
        if (type is { IsClass: true } && type != typeof(string))
            return Item(Words(type), bare: true);
        throw Fail(what, kind);
    }

    private object Listed(Type family)
    {
        var words = Words(family);
        return typeof(NotationParser).GetMethod(nameof(ListOf), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(family).Invoke(null, [Vocabulary.Typed(family, List(() => Chain(words)))])!;
    }

    private List<A> List<A>(Func<A> item)
    {
        if (!Taken("["))
            throw Fail("a list", "'['");
        var items = new List<A>();
        if (Taken("]"))
            return items;
        do
            items.Add(item());
        while (Taken(","));
        return Closed(items, "]");
    }

    private static ValueList<A> ListOf<A>(A[] items) => ValueList.Of<A>(items);

    private A Closed<A>(A value, string bracket) => Taken(bracket) ? value : throw Fail("a bracket", $"'{bracket}'");

    private A Past<A>(A value)
    {
        next++;
        return value;
    }

    private bool Taken(string symbol)
    {
        var taken = Here.Kind is TokenKind.Symbol && Here.Text == symbol;
        next += taken ? 1 : 0;
        return taken;
    }

    private Vocabulary Words(Type family) => Vocabulary.Of(family, assemblies);

    private NnException Unknown(Signature member, bool named) => new(Here.Error(
        $"argument of {member.Name}",
        member.Arguments.Count == 0 ? "no argument: '>>' or the end" : $"{(named ? "" : $"at most {member.Arguments.Count}: ")}{string.Join(", ", member.Arguments.Select(a => a.Name))}",
        named ? Meant(Here.Text, member.Arguments.Select(a => a.Name)) : ""));

    private static string Meant(string name, IEnumerable<string> known) => Nearest.Name(name, known).Match(Some: near => $"Did you mean '{near}'?", None: () => "");

    private NnException Fail(string what, string expected) => new(Here.Error(what, expected));

    private static string Family(Type family) => Term.Words(family.Name);
}
