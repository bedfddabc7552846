using System.Collections.Immutable;
using System.Reflection;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>What a formula can call: the elementwise ops and activations by their names, with <c>_</c> for <c>-</c>, and a few more.</summary>
internal sealed class FormulaFunctions(ImmutableArray<Assembly> more)
{
    private readonly Vocabulary unary = Vocabulary.Of(typeof(ActivationOp), [typeof(Formula).Assembly, .. more]);
    private readonly Vocabulary binary = Vocabulary.Of(typeof(BinaryOp), [typeof(Formula).Assembly, .. more]);

    public IEnumerable<string> Names =>
        unary.Names.Concat(binary.Names).Concat(["matmul", "mean", "sum", "transpose"]).Select(Spelled).Order(StringComparer.Ordinal);

    /// <summary>A name of the vocabulary as a formula has it.</summary>
    public static string Spelled(string name) => name.Replace('-', '_');

    /// <summary>The result of a call; throws <see cref="NnException"/> where name, operands or attributes are wrong.</summary>
    public Expr Call(FormulaCall call) => call.Function.Text switch
    {
        "sum" => Functions.Sum(call.Plain(1)[0]),
        "mean" => Functions.Mean(call.Plain(1)[0]),
        "matmul" => Functions.MatMul(call.Plain(2)[0], call.Operands[1]),
        "transpose" => Transposed(call.Plain(1)[0]),
        var name => Member(unary, name).Match(
            Some: op => call.Make(unary, op).Apply(call.Counted(1)),
            None: () => Member(binary, name).Match(
                Some: op => call.Make(binary, op).Broadcast(call.Counted(2)),
                None: () => throw Unknown(call.Function))),
    };

    private static Expr Transposed(Expr x) => x.Shape.Rank >= 2
        ? Functions.SwapAxes(x, -2, -1)
        : throw new ShapeException(new ShapeError("transpose") { Expected = "a matrix, or more than one", Found = $"{x.Type}" });

    private static Option<Signature> Member(Vocabulary words, string name) =>
        words.Names.Where(word => Spelled(word) == name).Select(words.Find).FirstOrDefault();

    private NnException Unknown(Token function) => new(function.Error(
        "unknown function",
        $"one of {string.Join(", ", Names)}",
        Nearest.Hint(function.Text, Names) is { Length: > 0 } hint ? hint : FormulaHints.Product));
}
