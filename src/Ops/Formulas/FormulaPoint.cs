using System.Collections.Immutable;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>Values of variables as text: <c>x=[[1, 2], [3, 4]], w=3</c>. Names with other signs than letters, digits, <c>_</c> and
/// <c>-</c> stand in quotation marks.</summary>
public sealed class FormulaPoint
{
    private const int MostAxes = 32;

    private readonly TokenCursor cursor;

    private FormulaPoint(string text) => cursor = new(Lexer.Tokens(text), "unreadable point", MostAxes);

    /// <summary>The environment that a text describes; or where it does not follow the grammar.</summary>
    public static Validation<NnError, Env> Parse(string text) => Parsed(text, point => point.Pairs(), "',' or the end");

    /// <summary>The tensor that a text describes: a number, or nested lists of equal lengths.</summary>
    public static Validation<NnError, Tensor<double>> ParseTensor(string text) => Parsed(text, point => point.Tensor(), "the end");

    private static Validation<NnError, A> Parsed<A>(string text, Func<FormulaPoint, A> read, string end)
    {
        var point = new FormulaPoint(text);
        return point.cursor.Whole(() => read(point), end);
    }

    private Env Pairs()
    {
        var env = Env.Empty;
        if (cursor.Here.Kind is TokenKind.End)
            return env;
        do
        {
            var name = cursor.Here switch
            {
                { Kind: TokenKind.Word, Text: var word } => word,
                { Kind: TokenKind.Quoted, Text: var quoted } => Quoted.Read(quoted),
                _ => throw cursor.Fail("the name of a variable"),
            };
            if (env.Find(name).IsSome)
                throw cursor.Fail($"'{name}' only once");
            cursor.Take();
            if (cursor.Taken("=") is null)
                throw cursor.Fail("'='");
            env = env.With(name, Tensor());
        }
        while (cursor.Taken(",") is not null);
        return env;
    }

    private Tensor<double> Tensor()
    {
        var numbers = ImmutableArray.CreateBuilder<double>();
        var shape = Value(numbers);
        return Nn.Tensor.Of<double>(shape, [.. numbers]);
    }

    private Shape Value(ImmutableArray<double>.Builder numbers)
    {
        var open = cursor.Here;
        if (open.Text is not "[")
        {
            numbers.Add(cursor.Number is { } number ? cursor.Past(number) : throw cursor.Fail("a number or '['"));
            return Shape.Scalar;
        }

        var items = cursor.Deeper(() => cursor.List(() => Value(numbers)));
        return items.All(item => item == items[0])
            ? Shape.Of(items.Count).Concat(items.Count == 0 ? [] : items[0])
            : throw new NnException(open.Error("unreadable point", "a list whose items have one shape") with { Found = string.Join(" and ", items.Distinct()) });
    }
}
