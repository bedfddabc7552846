using System.Collections.Immutable;

namespace Functional.Nn.Ops;

/// <summary>A call as it is written: <c>leaky_relu(x, slope=0.2)</c>.</summary>
/// <param name="Function">The name.</param>
internal sealed record FormulaCall(Token Function)
{
    /// <summary>What the function is applied to.</summary>
    public ImmutableArray<Expr> Operands { get; private init; } = [];

    private ImmutableArray<(Token Name, double Value)> Attributes { get; init; } = [];

    public FormulaCall With(Expr operand) => this with { Operands = Operands.Add(operand) };

    public FormulaCall With(Token name, double value) => this with { Attributes = Attributes.Add((name, value)) };

    /// <summary>The operands, if there are as many as the function takes.</summary>
    public ImmutableArray<Expr> Counted(int count) => Operands.Length == count
        ? Operands
        : throw new NnException(Function.Error($"{Function.Text} of {Operands.Length} operand{(Operands.Length == 1 ? "" : "s")}", $"{count}"));

    /// <summary>The operands of a function without attributes.</summary>
    public ImmutableArray<Expr> Plain(int count) => Attributes is [var (name, _), ..]
        ? throw new NnException(name.Error($"attribute of {Function.Text}", "none"))
        : Counted(count);

    /// <summary>The op with the attributes that are written, and the defaults of the others.</summary>
    public Op Make(Vocabulary words, Signature op)
    {
        foreach (var (name, _) in Attributes)
            if (Attributes.Count(a => a.Name.Text == name.Text) > 1 || !op.Arguments.Any(a => Spelled(a) == name.Text))
                throw new NnException(name.Error($"attribute of {Function.Text}", op.Arguments.Count == 0 ? "none" : $"{string.Join(", ", op.Arguments.Select(Spelled))}, each once"));
        return (Op)words.Make(op, [.. op.Arguments.Select(Value)]);
    }

    private static string Spelled(SignatureArgument argument) => FormulaFunctions.Spelled(argument.Name);

    private object? Value(SignatureArgument argument) => Attributes.Where(a => a.Name.Text == Spelled(argument)).ToArray() is [var (name, value)]
        ? argument.Type == typeof(double) ? value
            : argument.Type == typeof(int) && double.IsInteger(value) && Math.Abs(value) <= int.MaxValue ? (int)value
            : throw new NnException(name.Error($"{name.Text} of {Function.Text}", argument.Type == typeof(int) ? "a whole number" : "an attribute that is a number"))
        : argument.IsOptional ? argument.Default
        : throw new NnException(Function.Error($"{Function.Text} without {Spelled(argument)}", $"{Spelled(argument)}=..."));
}
