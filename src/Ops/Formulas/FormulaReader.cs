using System.Collections.Immutable;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>Reads a formula statement by statement; after an error it goes on with the next.</summary>
internal sealed class FormulaReader
{
    private readonly Env at;
    private readonly FormulaFunctions functions;
    private readonly ImmutableHashSet<string> taken;
    private readonly ImmutableArray<FormulaStep>.Builder steps = ImmutableArray.CreateBuilder<FormulaStep>();
    private readonly ImmutableArray<NnError>.Builder errors = ImmutableArray.CreateBuilder<NnError>();
    private readonly Dictionary<string, Expr> known = [];
    private readonly System.Collections.Generic.HashSet<string> variables = [];
    private int generated;

    private FormulaReader(ImmutableArray<Token> tokens, Env at, FormulaFunctions functions)
    {
        (this.at, this.functions) = (at, functions);
        taken = [.. tokens.Where(token => token.Kind is TokenKind.Word).Select(token => token.Text)];
    }

    public static Validation<NnError, Formula> Read(string text, Env at, FormulaFunctions functions)
    {
        var tokens = Lexer.FormulaTokens(text);
        var reader = new FormulaReader(tokens, at, functions);
        foreach (var statement in Statements(tokens))
            reader.Statement(text, statement);
        if (reader.errors.Count == 0 && reader.steps.Count == 0)
            reader.errors.Add(tokens[^1].Error("unreadable formula", "a statement"));
        return reader.errors.Count == 0
            ? Validated.Ok(new Formula(ValueList.Of<FormulaStep>([.. reader.steps])))
            : Validated.Fail<Formula>(reader.errors);
    }

    /// <summary>The tokens of each statement and what ends it. Lines do not end inside of parentheses or after an operator.</summary>
    private static IEnumerable<ImmutableArray<Token>> Statements(ImmutableArray<Token> tokens)
    {
        var (statement, open) = (ImmutableArray.CreateBuilder<Token>(), 0);
        foreach (var token in tokens)
        {
            open += token.Text switch { "(" => 1, ")" => -1, _ => 0 };
            if (token.Kind is TokenKind.NewLine && (open > 0 || (statement is [.., { Kind: TokenKind.Symbol, Text: not ")" }])))
                continue;
            statement.Add(token);
            if (token.Kind is not (TokenKind.End or TokenKind.NewLine) && token.Text is not ";")
                continue;
            if (statement.Count > 1)
                yield return statement.ToImmutable();
            open = 0;
            statement.Clear();
        }
    }

    private void Statement(string text, ImmutableArray<Token> tokens)
    {
        var named = tokens is [{ Kind: TokenKind.Word }, { Text: "=" }, ..];
        var body = named ? tokens[2..] : tokens;
        try
        {
            if (named)
                Unused(tokens[0]);
            var local = FormulaParser.Parse(body, functions, name => named && name.Text == tokens[0].Text ? throw MadeOfItself(name) : Name(name.Text));
            if (named)
                Add(tokens[0].Text, string.Join(' ', text[body[0].Start..body[^2].End].Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)), local);
            else
                FormulaOperations.TakeApart(local, Add);
        }
        catch (NnException failure)
        {
            errors.AddRange(failure.Errors.Where(error => errors.Count == 0 || error is ParseError));
            if (named)
                known.TryAdd(tokens[0].Text, 0);
        }
    }

    private void Unused(Token name)
    {
        if (known.ContainsKey(name.Text) || variables.Contains(name.Text))
            throw new NnException(name.Error("a name with two meanings", $"a name that is not {(known.ContainsKey(name.Text) ? "defined" : "used")} before"));
    }

    private static NnException MadeOfItself(Token name) => new(name.Error(
        "a name that is made of itself", "variables and names that are defined before", $"Give the new value a name of its own: {name.Text}2 = ..."));

    private Expr Name(string name)
    {
        if (known.TryGetValue(name, out var step))
            return Expr.Var(name, step.Type);
        variables.Add(name);
        return Expr.Var(name, at.Find(name).Match(Some: value => value.Type, None: () => Shape.Scalar));
    }

    private void Add(string name, string text, Expr local)
    {
        var step = new FormulaStep(name, text, local, Formula.Inline(local, known));
        steps.Add(step);
        known.Add(name, step.Expr);
    }

    private Expr Add(string text, Expr local)
    {
        do
            generated++;
        while (taken.Contains($"t{generated}"));
        Add($"t{generated}", text, local);
        return Expr.Var($"t{generated}", local.Type);
    }
}
