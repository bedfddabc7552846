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

    internal override string Words(string words) => words;

    internal override string Total(string of, string by) => $"d{of}/d{by}";

    internal override string Partial(string of, string by, string value) => $"{D}/{D}{by} = {value}";

    internal override string Math(string formula) => formula;

    internal override bool Has(Op op) => op switch
    {
        ConstantOp { Value: Tensor<double> number } => double.IsFinite(number.Span[0]),
        VarOp or ActivationOp or BinaryOp or AddOp or MatmulOp or SumToOp { Shape.Rank: 0 } => true,
        _ => IsTransposition(op),
    };

    internal override Spelling Spell(Op op, ImmutableArray<Spelling> inputs) => (op, inputs) switch
    {
        (VarOp variable, _) => new(variable.Variable),
        (ConstantOp { Value: Tensor<double> number }, _) => new(Numeral(number.Span[0]), double.IsNegative(number.Span[0]) ? Binding.Sign : Binding.Atom),
        (NegateOp, [var x]) => new($"-{x.Within(Binding.Product)}", x.Binding is Binding.Product ? Binding.Product : Binding.Sign),
        (AddOp, [var x, var y]) => new($"{x.Within(Binding.Sum)} + {Right(y, Binding.Product)}", Binding.Sum),
        (SubtractOp, [var x, var y]) => new($"{x.Within(Binding.Sum)} - {Right(y, Binding.Product)}", Binding.Sum),
        (MultiplyOp, [var x, var y]) => new($"{x.Within(Binding.Product)}*{Right(y, Binding.Power)}", Binding.Product),
        (DivideOp, [var x, var y]) => new($"{x.Within(Binding.Product)}/{Right(y, Binding.Power)}", Binding.Product),
        (MatmulOp product, [var x, var y]) => new($"{(product.TransposeLeft ? Transposed(x) : x.Within(Binding.Product))} @ {(product.TransposeRight ? Transposed(y) : Right(y, Binding.Power))}", Binding.Product),
        (TransposeOp, [var x]) when IsTransposition(op) => new(Transposed(x)),
        (PowOp, [var x, var y]) => new($"{x.Within(Binding.Atom)}^{Right(y, Binding.Power)}", Binding.Power),
        (SumToOp { Shape.Rank: 0 }, [var x]) => new($"sum({x.Text})"),
        _ => new($"{FormulaFunctions.Spelled(op.Name)}({string.Join(", ", inputs.Select(input => input.Text).Concat(Attributes(op)))})"),
    };

    private static string Transposed(Spelling x) => $"transpose({x.Text})";

    /// <summary>What stands right of an operator: a sign never follows one.</summary>
    private static string Right(Spelling part, Binding least) => part.Text[0] is '-' ? $"({part.Text})" : part.Within(least);
}
