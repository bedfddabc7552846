using System.Collections.Immutable;

namespace Functional.Nn.Ops;

/// <summary>
/// Recursive descent over one statement: <c>sum = product (("+" | "-") product)*</c>; <c>product = sign (("*" | "/" | "@") sign)*</c>;
/// <c>sign = "-" sign | power</c>; <c>power = atom ["^" sign]</c>; <c>atom = number | name | "(" sum ")" | name "(" argument ("," argument)* ")"</c>;
/// <c>argument = sum | name "=" ["-"] number</c>.
/// </summary>
internal sealed class FormulaParser
{
    private readonly TokenCursor cursor;
    private readonly FormulaFunctions functions;
    private readonly Func<Token, Expr> name;

    private FormulaParser(ImmutableArray<Token> tokens, FormulaFunctions functions, Func<Token, Expr> name) =>
        (cursor, this.functions, this.name) = (new(tokens, "unreadable formula"), functions, name);

    /// <summary>The expression of tokens of which the last ends the statement; throws <see cref="NnException"/>.</summary>
    public static Expr Parse(ImmutableArray<Token> tokens, FormulaFunctions functions, Func<Token, Expr> name)
    {
        var parser = new FormulaParser(tokens, functions, name);
        return parser.cursor.ToEnd(parser.Sum(), "an operator or the end", () => parser.Hint(FormulaHints.End));
    }

    private Expr Sum()
    {
        var value = Product();
        while (cursor.Taken("+", "-") is { } op)
            value = Product() is var right && op.Text is "+" ? At(op, value, right, (a, b) => a + b) : At(op, value, right, (a, b) => a - b);
        return value;
    }

    private Expr Product()
    {
        var value = Sign();
        while (cursor.Taken("*", "/", "@") is { } op)
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

    private Expr Sign() => cursor.Deeper(() => cursor.Taken("-") is null ? Power() : Sign() switch
    {
        { Op: ConstantOp { Value: Tensor<double> number } } => Expr.Constant(-number.Span[0]),
        var value => -value,
    });

    private Expr Power()
    {
        var value = Atom();
        return cursor.Taken("^") is { } op ? At(op, value, Sign(), Functions.Pow) : value;
    }

    private Expr Atom()
    {
        var token = cursor.Here;
        if (token.Kind is TokenKind.Number)
            return Number();
        if (cursor.Taken("(") is not null)
            return Closed(Sum());
        if (token.Kind is not TokenKind.Word)
            throw cursor.Fail("a number, a name or '('", hint: token.Text is "*" && cursor[-1].Text is "*" ? FormulaHints.Power : FormulaHints.Sign(token));
        cursor.Take();
        return cursor.Taken("(") is null ? name(token) : Closed(Call(token));
    }

    private Expr Call(Token function)
    {
        var call = new FormulaCall(function);
        do
            call = cursor.Named() is { } attribute ? call.With(attribute, Signed()) : call.With(Sum());
        while (cursor.Taken(",") is not null);
        return Located(function, () => functions.Call(call));
    }

    private double Signed() => cursor.Taken("-") is null ? Number() : -Number();

    private double Number() => cursor.Number is { } number && double.IsFinite(number) ? cursor.Past(number) : throw cursor.Fail("a finite number");

    private Expr Closed(Expr value) => cursor.Closed(value, ")", "an operator or ')'", () => Hint(FormulaHints.Operator));

    private string Hint(Func<Token, string> other) => cursor.Here.Kind is TokenKind.Word or TokenKind.Number && functions.Names.Contains(cursor[-1].Text)
        ? FormulaHints.Call(cursor[-1].Text)
        : other(cursor.Here);

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
}
