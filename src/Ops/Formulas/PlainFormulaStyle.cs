using System.Collections.Immutable;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>Formulas as <see cref="Formula.Parse"/> reads them.</summary>
/// <param name="D">The sign of derivatives.</param>
internal sealed record PlainFormulaStyle(string D) : FormulaStyle
{
    /// <inheritdoc/>
    public override string Text(string words) => words;

    internal override string Equation(FormulaStep step) => $"{step}";

    internal override string Digits(string number) => number;

    internal override string Total(string of, string by) => $"d{of}/d{by}";

    internal override string Partial(string of, string by, string value) => $"{D}/{D}{by} = {value}";

    internal override string Math(string formula) => formula;

    internal override Spelling Spell(Op op, ImmutableArray<Spelling> inputs) => (op, inputs) switch
    {
        (VarOp variable, _) => new(variable.Variable),
        (ConstantOp { Value: Tensor<double> number }, _) => new(double.IsNegative(number.Span[0]) ? $"({Numeral(number.Span[0])})" : Numeral(number.Span[0])),
        (NegateOp, [var x]) => new($"-{x.Within(Binding.Product)}", x.Binding is Binding.Product ? Binding.Product : Binding.Sign),
        (AddOp, [var x, var y]) => new($"{x.Within(Binding.Sum)} + {y.Within(Binding.Product)}", Binding.Sum),
        (SubtractOp, [var x, var y]) => new($"{x.Within(Binding.Sum)} - {y.Within(Binding.Product)}", Binding.Sum),
        (MultiplyOp, [var x, var y]) => new($"{x.Within(Binding.Product)}*{y.Within(Binding.Sign)}", Binding.Product),
        (DivideOp, [var x, var y]) => new($"{x.Within(Binding.Product)}/{y.Within(Binding.Sign)}", Binding.Product),
        (ReciprocalOp, [var x]) => new($"1/{x.Within(Binding.Sign)}", Binding.Product),
        (SquareOp, [var x]) => new($"{x.Within(Binding.Atom)}^2", Binding.Power),
        (MatmulOp, [var x, var y]) => new($"{x.Within(Binding.Product)} @ {y.Within(Binding.Sign)}", Binding.Product),
        (PowOp, [var x, var y]) => new($"{x.Within(Binding.Atom)}^{y.Within(Binding.Sign)}", Binding.Power),
        (SumToOp { Shape.Rank: 0 }, [var x]) => new($"sum({x.Text})"),
        _ => new($"{FormulaFunctions.Spelled(op.Name)}({string.Join(", ", inputs.Select(input => input.Text).Concat(Attributes(op)))})"),
    };
}
