using System.Collections.Immutable;
using System.Globalization;
using Functional.Nn.Ops.Rules;
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

    /// <summary>An expression as a formula; none where it has no such form, or a very long one. What is broadcast at the end stands for itself.</summary>
    public Option<string> Write(Expr expr) => Part(expr).Map(Math);

    /// <summary>Words, where they stand for themselves.</summary>
    public abstract string Text(string words);

    /// <summary>The same as part of a formula.</summary>
    internal Option<string> Part(Expr expr)
    {
        var graph = Graph.Of(expr);
        return graph.Fold<Spelling?>((node, inputs) => Spelled(graph.Values[node.First], inputs.ToArray()))[graph.Outputs[0]] is { } whole ? whole.Text : Option<string>.None;
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

    /// <summary>Whether there is a form for an op.</summary>
    internal abstract bool Has(Op op);

    /// <summary>A result of an op by the texts of its inputs.</summary>
    internal abstract Spelling Spell(Op op, ImmutableArray<Spelling> inputs);

    /// <summary>The attributes of an op that are not the defaults, as arguments of a call.</summary>
    private protected static IEnumerable<string> Attributes(Op op) =>
        from argument in Term.Of(op).Arguments
        where !argument.Parameter.HasDefaultValue || !Equals(argument.Value, argument.Parameter.DefaultValue)
        select $"{FormulaFunctions.Spelled(Term.Words(argument.Parameter.Name!))}={Term.Format(argument.Value)}";

    private protected static string Numeral(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Whether an op swaps the last two axes, and no others.</summary>
    private protected static bool IsTransposition(Op op) => op is TransposeOp { Order: { Count: >= 2 and var rank } order }
        && order.Counted(rank) == Axes.Of([.. Enumerable.Range(0, rank - 2), rank - 1, rank - 2]);

    private Spelling? Spelled(Expr at, ImmutableArray<Spelling?> inputs) =>
        inputs.Any(input => input is null) || (at.Op is ConstantOp && at.Fill() is null) ? null
        : at.Op is BroadcastToOp ? inputs[0]
        : ImmutableArray.CreateRange(inputs, input => input!.Value) is var parts && Said(at, parts) is { } shape && Has(at.Op) && Spell(at.Op, parts) is { Text.Length: <= Longest } spelling ? spelling with { Shape = shape }
        : null;

    /// <summary>The shape of what an op on these parts says; none where they had to be broadcast for it and no text says so.</summary>
    private static Shape? Said(Expr at, ImmutableArray<Spelling> parts) =>
        at.Op is ConstantOp ? Shape.Scalar
        : at.Op is MatmulOp ? Product(at, parts[0].Shape, parts[1].Shape)
        : at.Op.IsElementwise ? parts.Aggregate((Shape?)Shape.Scalar, (shape, part) => shape is { } before ? Shape.Broadcast(before, part.Shape) : null)
        : parts.Select(part => part.Shape).SequenceEqual(at.Inputs.Select(input => input.Shape)) ? at.Shape
        : null;

    private static Shape? Product(Expr at, Shape left, Shape right) => IsMatrixOf(at.Inputs[0], left) && IsMatrixOf(at.Inputs[1], right) && Shape.Broadcast(left[..^2], right[..^2]) is { } outer
        ? outer.Concat(at.Shape[^2..])
        : null;

    private static bool IsMatrixOf(Expr input, Shape said) => said.Rank >= 2 && said[^2..] == input.Shape[^2..];
}
