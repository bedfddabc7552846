using System.Collections.Immutable;
using System.Globalization;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>How formulas are written.</summary>
public abstract record FormulaStyle
{
    private const int Longest = 200;

    /// <summary>As <see cref="Formula.Parse"/> reads them.</summary>
    public static FormulaStyle Plain { get; } = new PlainFormulaStyle("d");

    /// <summary>The same, with ∂.</summary>
    public static FormulaStyle Unicode { get; } = new PlainFormulaStyle("∂");

    /// <summary>In the language of LaTeX, for a place where it expects text: <c>$\xi_{1} = -w \, x$</c>.</summary>
    public static FormulaStyle Latex { get; } = new LatexFormulaStyle();

    /// <summary>An expression as a formula; none where it has no such form, or a very long one.</summary>
    public Option<string> Write(Expr expr) => Part(expr).Map(Math);

    /// <summary>Words, where they stand for themselves.</summary>
    public abstract string Text(string words);

    /// <summary>The same as part of a formula.</summary>
    internal Option<string> Part(Expr expr)
    {
        var graph = Graph.Of(expr);
        return graph.Fold<Spelling?>((node, inputs) => Spelled(node.Op, inputs.ToArray()))[graph.Outputs[0]] is { } whole ? whole.Text : Option<string>.None;
    }

    /// <summary>A name with what it stands for.</summary>
    internal abstract string Equation(FormulaStep step);

    /// <summary>A number, or several, told in digits, as part of a formula.</summary>
    internal abstract string Digits(string number);

    /// <summary>What is said in place of a part of a formula.</summary>
    internal abstract string Words(string words);

    /// <summary>How something changes with another; <c>.</c> is any.</summary>
    internal abstract string Total(string of, string by);

    /// <summary>The same while all else is held fixed, with what it is.</summary>
    internal abstract string Partial(string of, string by, string value);

    /// <summary>A formula where text stands.</summary>
    internal abstract string Math(string formula);

    /// <summary>A result of an op by the texts of its inputs.</summary>
    internal abstract Spelling Spell(Op op, ImmutableArray<Spelling> inputs);

    /// <summary>The attributes of an op that are not the defaults, as arguments of a call.</summary>
    private protected static IEnumerable<string> Attributes(Op op) =>
        from argument in Term.Of(op).Arguments
        where !argument.Parameter.HasDefaultValue || !Equals(argument.Value, argument.Parameter.DefaultValue)
        select $"{FormulaFunctions.Spelled(Term.Words(argument.Parameter.Name!))}={Term.Format(argument.Value)}";

    private protected static string Numeral(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private Spelling? Spelled(Op op, ImmutableArray<Spelling?> inputs) =>
        inputs.Any(input => input is null) || op is ConstantOp { Value: not Tensor<double> { Length: 1 } } ? null
        : op is BroadcastToOp ? inputs[0]
        : Spell(op, [.. inputs.Select(input => input!.Value)]) is { Text.Length: <= Longest } spelling ? spelling
        : null;
}
