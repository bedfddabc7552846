using System.Collections.Immutable;
using System.Globalization;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>Values of variables as text: <c>x=[[1, 2], [3, 4]], w=3</c>. Names with other signs than letters, digits, <c>_</c> and
/// <c>-</c> stand in quotation marks.</summary>
public sealed class FormulaPoint
{
    private const int Deepest = 32;

    private readonly ImmutableArray<Token> tokens;
    private int next;

    private FormulaPoint(string text) => tokens = Lexer.Tokens(text);

    private Token Here => tokens[next];

    /// <summary>The environment that a text describes; or where it does not follow the grammar.</summary>
    public static Validation<NnError, Env> Parse(string text) => Parsed(text, point => point.Pairs());

    /// <summary>The tensor that a text describes: a number, or nested lists of equal lengths.</summary>
    public static Validation<NnError, Tensor<double>> ParseTensor(string text) => Parsed(text, point => point.Tensor());

    private static Validation<NnError, A> Parsed<A>(string text, Func<FormulaPoint, A> parse)
    {
        var point = new FormulaPoint(text);
        try
        {
            var value = parse(point);
            return point.Here.Kind is TokenKind.End ? Validated.Ok(value) : Validated.Fail<A>(point.Here.Error("unreadable point", "',' or the end"));
        }
        catch (NnException failure)
        {
            return Validated.Fail<A>(failure.Errors);
        }
    }

    private Env Pairs()
    {
        var env = Env.Empty;
        if (Here.Kind is TokenKind.End)
            return env;
        do
        {
            var token = Here;
            var name = token.Kind switch
            {
                TokenKind.Word => token.Text,
                TokenKind.Quoted => Quoted.Read(token.Text),
                _ => throw new NnException(token.Error("unreadable point", "the name of a variable")),
            };
            if (env.Find(name).IsSome)
                throw new NnException(token.Error("unreadable point", $"'{name}' only once"));
            next++;
            if (!Taken("="))
                throw new NnException(Here.Error("unreadable point", "'='"));
            env = env.With(name, Tensor());
        }
        while (Taken(","));
        return env;
    }

    private Tensor<double> Tensor()
    {
        var numbers = ImmutableArray.CreateBuilder<double>();
        var shape = Value(numbers, 0);
        return Nn.Tensor.Of<double>(shape, [.. numbers]);
    }

    private Shape Value(ImmutableArray<double>.Builder numbers, int depth)
    {
        var open = Here;
        if (!Taken("["))
        {
            numbers.Add(Number());
            return Shape.Scalar;
        }

        if (depth == Deepest)
            throw new NnException(open.Error("unreadable tensor", $"at most {Deepest} axes"));
        var items = ImmutableArray.CreateBuilder<Shape>();
        if (!Taken("]"))
        {
            do
                items.Add(Value(numbers, depth + 1));
            while (Taken(","));
            if (!Taken("]"))
                throw new NnException(Here.Error("unreadable tensor", "',' or ']'"));
        }

        return items.All(item => item == items[0])
            ? Shape.Of(items.Count).Concat(items.Count == 0 ? [] : items[0])
            : throw new NnException(open.Error("unreadable tensor", "a list whose items have one shape") with { Found = string.Join(" and ", items.Distinct()) });
    }

    private double Number()
    {
        var token = Here;
        if (token.Kind is not TokenKind.Number || !double.TryParse(token.Text, CultureInfo.InvariantCulture, out var number))
            throw new NnException(token.Error("unreadable tensor", "a number or '['"));
        next++;
        return number;
    }

    private bool Taken(string symbol)
    {
        var taken = Here.Kind is TokenKind.Symbol && Here.Text == symbol;
        next += taken ? 1 : 0;
        return taken;
    }
}
