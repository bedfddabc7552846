using System.Collections.Immutable;
using System.Globalization;

namespace Functional.Nn.Ops;

/// <summary>
/// Recursive descent over one statement: <c>sum = product (("+" | "-") product)*</c>; <c>product = sign (("*" | "/" | "@") sign)*</c>;
/// <c>sign = "-" sign | power</c>; <c>power = atom ["^" sign]</c>; <c>atom = number | name | "(" sum ")" | name "(" argument ("," argument)* ")"</c>;
/// <c>argument = sum | name "=" ["-"] number</c>.
/// </summary>
internal sealed class FormulaParser
{
    private const int Deepest = 100;

    private readonly ImmutableArray<Token> tokens;
    private readonly FormulaFunctions functions;
    private readonly Func<string, Expr> name;
    private int next;
    private int depth;

    private FormulaParser(ImmutableArray<Token> tokens, FormulaFunctions functions, Func<string, Expr> name) =>
        (this.tokens, this.functions, this.name) = (tokens, functions, name);

    private Token Here => tokens[next];

    /// <summary>The expression of tokens of which the last ends the statement; throws <see cref="NnException"/>.</summary>
    public static Expr Parse(ImmutableArray<Token> tokens, FormulaFunctions functions, Func<string, Expr> name)
    {
        var parser = new FormulaParser(tokens, functions, name);
        var value = parser.Sum();
        return parser.next == tokens.Length - 1 ? value : throw parser.Unexpected("an operator or the end");
    }

    private Expr Sum()
    {
        var value = Product();
        while (Taken("+", "-") is { } op)
            value = Product() is var right && op.Text is "+" ? At(op, value, right, (a, b) => a + b) : At(op, value, right, (a, b) => a - b);
        return value;
    }

    private Expr Product()
    {
        var value = Sign();
        while (Taken("*", "/", "@") is { } op)
        {
            var right = Sign();
            value = op.Text switch
            {
                "*" => At(op, value, right, (a, b) => a * b),
                "/" => At(op, value, right, (a, b) => a / b),
                _ => At(op, value, right, Functions.MatMul),
            };
        }

        return value;
    }

    private Expr Sign()
    {
        using var level = Deeper();
        return Taken("-") is null ? Power() : Sign() switch
        {
            { Op: ConstantOp { Value: Tensor<double> number } } => Expr.Constant(-number.Span[0]),
            var value => -value,
        };
    }

    private Expr Power()
    {
        var value = Atom();
        return Taken("^") is { } op ? At(op, value, Sign(), Functions.Pow) : value;
    }

    private Expr Atom()
    {
        var token = Here;
        if (token.Kind is TokenKind.Number)
            return Number();
        if (Taken("(") is not null)
            return Closed(Sum());
        if (token.Kind is not TokenKind.Word)
            throw Fail(token, "unreadable formula", "a number, a name or '('", token.Text is "*" && next > 0 && tokens[next - 1].Text is "*" ? "A power is written x^2." : "");
        next++;
        return Taken("(") is null ? name(token.Text) : Closed(Call(token));
    }

    private Expr Call(Token function)
    {
        var call = new FormulaCall(function);
        do
        {
            call = Here.Kind is TokenKind.Word && tokens[next + 1].Text is "="
                ? call.With(tokens[(next += 2) - 2], Signed())
                : call.With(Sum());
        }
        while (Taken(",") is not null);
        return Located(function, () => functions.Call(call));
    }

    private double Signed() => Taken("-") is null ? Value(Number()) : -Value(Number());

    private static double Value(Expr constant) => ((Tensor<double>)((ConstantOp)constant.Op).Value).Span[0];

    private Expr Number()
    {
        if (Here.Kind is not TokenKind.Number || !double.TryParse(Here.Text, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            throw Fail(Here, "unreadable formula", "a finite number");
        next++;
        return number;
    }

    private Expr Closed(Expr value) => Taken(")") is null ? throw Unexpected("an operator or ')'") : value;

    private Token? Taken(params ReadOnlySpan<string> symbols) =>
        Here.Kind is TokenKind.Symbol && symbols.Contains(Here.Text) && next < tokens.Length - 1 ? tokens[next++] : null;

    private Level Deeper() => ++depth <= Deepest ? new(this) : throw Fail(Here, "unreadable formula", $"at most {Deepest} levels of nesting");

    private NnException Unexpected(string expected) =>
        Fail(Here, "unreadable formula", expected, Here.Kind is TokenKind.Word or TokenKind.Number || Here.Text is "(" ? "A product is written with '*'." : "");

    private static NnException Fail(Token at, string what, string expected, string hint = "") => new(at.Error(what, expected, hint));

    private static Expr At(Token op, Expr left, Expr right, Func<Expr, Expr, Expr> apply) => Located(op, () => apply(left, right));

    /// <summary>Shape errors get the place of the operator.</summary>
    private static Expr Located(Token at, Func<Expr> apply)
    {
        try
        {
            return apply();
        }
        catch (ShapeException failure)
        {
            throw new NnException([.. failure.Errors.Select(error => error with { Where = $"line {at.Line}, column {at.Column}" })]);
        }
    }

    private readonly ref struct Level(FormulaParser parser)
    {
        public void Dispose() => parser.depth--;
    }
}
