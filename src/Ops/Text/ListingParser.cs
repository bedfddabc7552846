using System.Collections.Immutable;
using System.Reflection;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>
/// Recursive descent over: <c>listing = let* "in" [name ("," name)*]</c>;
/// <c>let = "let" name ("," name)* "=" op argument* name* ":" type ("," type)*</c>; arguments as <see cref="ListingArguments"/> reads them.
/// Each line is applied as soon as it is read, so what does not fit is told where it stands.
/// </summary>
internal sealed class ListingParser
{
    private const int Nearby = 1000;
    private const string Above = "a value of a line above";
    private const string Input = $"{Above}, or ':' and the type";
    private readonly TokenCursor cursor;
    private readonly NotationParser notation;
    private readonly ListingArguments arguments;
    private readonly Vocabulary ops;

    public ListingParser(string text, ImmutableArray<Assembly> assemblies)
    {
        cursor = new(Lexer.ListingTokens(text), "listing");
        notation = new(cursor, assemblies);
        arguments = new(cursor, notation, Block);
        ops = notation.Words(typeof(Op));
    }

    private Token Here => cursor.Here;

    public Validation<NnError, Graph> Whole() => cursor.Whole(Lines, "the end");

    private Graph Block() => cursor.Taken("{") is null
        ? throw cursor.Fail("'{', lines, '}'")
        : cursor.Deeper(() => cursor.Closed(Lines(), "}", "'}'"));

    private Graph Lines()
    {
        var known = new Dictionary<string, Expr>();
        while (Here is { Kind: TokenKind.Word, Text: "let" })
            Let(cursor.Past(known));
        if (Here.Text is "...")
            throw cursor.Fail("all lines", "listing that is cut", "Print it with a higher limit.");
        if (Here is not { Kind: TokenKind.Word, Text: "in" })
            throw cursor.Fail("'let' or 'in'", hint: Nearest.Hint(Here.Text, ["let", "in"]));
        cursor.Take();
        return Graph.Of(IsName ? Several(() => Value(known, Above)) : []);
    }

    private void Let(Dictionary<string, Expr> known)
    {
        var names = Several(Name);
        Symbol("=", "'=' or ','");
        var (head, open) = (Here, arguments.Of(notation.Member(ops)));
        var inputs = ImmutableArray.CreateBuilder<Expr>();
        while (IsName)
            inputs.Add(Value(known, Input));
        Symbol(":", Input);
        var types = Several(() => (Here, Type: arguments.Type("type")));
        var results = Applied(head, open, names[0], inputs.DrainToImmutable(), types[0].Type);
        if (results.Length != names.Count)
            throw new NnException(names[^1].Error($"names of the results of {head.Text}", $"{results.Length}"));
        foreach (var (result, i) in results.Select((result, i) => (result, i)))
            if (i >= types.Count)
                throw cursor.Fail($"',' and {result.Type}", $"type of {names[i].Text}", $"It is what {head.Text} gives here.");
            else if (types[i].Type != result.Type)
                throw new NnException(types[i].Here.Error($"type of {names[i].Text}", $"{result.Type}", $"It is what {head.Text} gives here.") with { Found = $"{types[i].Type}" });
            else if (!known.TryAdd(names[i].Text, result))
                throw new NnException(names[i].Error("name of a value", "a new name"));
        if (types.Count > results.Length)
            throw new NnException(types[results.Length].Here.Error($"types of the results of {head.Text}", $"{results.Length}"));
    }

    private ImmutableArray<Expr> Applied(Token head, OpenOp open, Token name, ImmutableArray<Expr> inputs, TensorType type)
    {
        try
        {
            return Expr.Of((Op)ops.Make(open.Member, open.Complete(Plain(name), type)), inputs);
        }
        catch (NnException failure)
        {
            throw new NnException([.. failure.Errors.Select(error => error.Where is "" ? error with { Where = $"line {head.Line}, column {head.Column}" } : error)]);
        }
        catch (TargetInvocationException failure)
        {
            throw new NnException(head.Error($"arguments of {head.Text}", open.Member.Form, failure.InnerException?.Message ?? ""));
        }
    }

    /// <summary>Whether a name stands here; it may be spelled as a number is, as <c>NaN</c>.</summary>
    private bool IsName => Here.Kind is TokenKind.Word or TokenKind.Quoted || (Here.Kind is TokenKind.Number && char.IsLetter(Here.Text[0]));

    private Token Name() => IsName ? cursor.Take() : throw cursor.Fail("a name");

    private Expr Value(Dictionary<string, Expr> known, string expected) =>
        !IsName ? throw cursor.Fail(expected)
        : known.TryGetValue(Here.Text, out var value) ? cursor.Past(value)
        : throw cursor.Fail(expected, "unknown value", Nearest.Hint(Here.Text, known.Keys.TakeLast(Nearby)));

    private static string Plain(Token name) => name.Kind is TokenKind.Quoted ? Quoted.Read(name.Text) : name.Text;

    private List<A> Several<A>(Func<A> item)
    {
        var items = new List<A> { item() };
        while (cursor.Taken(",") is not null)
            items.Add(item());
        return items;
    }

    private void Symbol(string symbol, string expected)
    {
        if (cursor.Taken(symbol) is null)
            throw cursor.Fail(expected);
    }
}
