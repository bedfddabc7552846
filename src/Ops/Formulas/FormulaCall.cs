using System.Collections.Immutable;
using System.Reflection;

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
    public Op Make(Vocabulary words, Type op)
    {
        var parameters = Term.ConstructorOf(op)!.GetParameters();
        foreach (var (name, _) in Attributes)
            if (Attributes.Count(a => a.Name.Text == name.Text) > 1 || !parameters.Any(p => Spelled(p) == name.Text))
                throw new NnException(name.Error($"attribute of {Function.Text}", parameters.Length == 0 ? "none" : $"{string.Join(", ", parameters.Select(Spelled))}, each once"));
        return (Op)words.Make(op, [.. parameters.Select(Value)]);
    }

    private static string Spelled(ParameterInfo parameter) => FormulaFunctions.Spelled(Vocabulary.Spelled(parameter));

    private object? Value(ParameterInfo parameter) => Attributes.Where(a => a.Name.Text == Spelled(parameter)).ToArray() is [var (name, value)]
        ? parameter.ParameterType == typeof(double) ? value
            : parameter.ParameterType == typeof(int) && double.IsInteger(value) && Math.Abs(value) <= int.MaxValue ? (int)value
            : throw new NnException(name.Error($"{name.Text} of {Function.Text}", parameter.ParameterType == typeof(int) ? "a whole number" : "an attribute that is a number"))
        : parameter.HasDefaultValue ? parameter.DefaultValue
        : throw new NnException(Function.Error($"{Function.Text} without {Spelled(parameter)}", $"{Spelled(parameter)}=..."));
}
