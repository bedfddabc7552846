using System.Collections.Immutable;
using System.Text.RegularExpressions;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>Formulas in the language of LaTeX.</summary>
internal sealed partial record LatexFormulaStyle : FormulaStyle
{
    private static readonly string[] Greek =
    [
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "pi", "rho", "sigma", "tau", "phi", "chi", "psi", "omega",
    ];

    private static readonly string[] Functions = ["log", "sin", "cos", "tan", "sinh", "cosh", "tanh"];

    /// <inheritdoc/>
    public override string Text(string words) => Table.EscapedLatex(words);

    internal override string Equation(FormulaStep step) => Write(step.Local).Match(
        Some: formula => Math($"{Name(step.Name)} = {formula[1..^1]}"),
        None: () => $"{Math($"{Name(step.Name)} =")} \\texttt{{{Table.EscapedLatex(step.Text)}}}");

    internal override string Digits(string number) => Exponent().Replace(number, @"$1 \cdot 10^{$2}")
        .Replace("Infinity", @"\infty", StringComparison.Ordinal).Replace("NaN", @"\mathrm{NaN}", StringComparison.Ordinal)
        .Replace("mean ", @"\mathrm{mean}\ ", StringComparison.Ordinal).Replace(" to ", @"\ \mathrm{to}\ ", StringComparison.Ordinal);

    internal override string Words(string words) => words is "..." ? @"\ldots" : $@"\mathrm{{{words}}}";

    internal override string Total(string of, string by) => $@"\frac{{d {Name(of)}}}{{d {Name(by)}}}";

    internal override string Partial(string of, string by, string value) => Math($@"\frac{{\partial {Name(of)}}}{{\partial {Name(by)}}} = {value}");

    internal override string Math(string formula) => $"${formula}$";

    internal override bool Has(Op op) => true;

    internal override Spelling Spell(Op op, ImmutableArray<Spelling> inputs) => (op, inputs) switch
    {
        (VarOp variable, _) => new(Name(variable.Variable)),
        (ConstantOp { Value: Tensor<double> number }, _) => Digits(new Numerals(17).Of(number.Span[0])) is var digits && digits.Contains('^', StringComparison.Ordinal) ? new(digits, Binding.Product) : new(digits, double.IsNegative(number.Span[0]) ? Binding.Sign : Binding.Atom),
        (NegateOp, [var x]) => new($"-{Within(x, Binding.Elementwise)}", x.Binding is Binding.Elementwise or Binding.Product ? x.Binding : Binding.Sign),
        (AddOp, [var x, var y]) => new($"{x.Text} + {Right(y, Binding.Elementwise)}", Binding.Sum),
        (SubtractOp, [var x, var y]) => new($"{x.Text} - {Right(y, Binding.Elementwise)}", Binding.Sum),
        (MultiplyOp, [{ IsScalar: false } x, { IsScalar: false } y]) => Elements(x, @"\odot", y),
        (MultiplyOp, [var x, var y]) => Product(x, y),
        (MatmulOp product, [var x, var y]) => Product(product.TransposeLeft ? Transposed(x) : x, product.TransposeRight ? Transposed(y) : y),
        (TransposeOp, [var x]) when IsTransposition(op) => Transposed(x),
        (DivideOp, [{ IsScalar: false } x, { IsScalar: false } y]) => Elements(x, @"\oslash", y),
        (DivideOp, [var x, var y]) => new($@"\frac{{{x.Text}}}{{{y.Text}}}", Binding.Product),
        (ReciprocalOp, [var x]) => new($@"\frac{{1}}{{{x.Text}}}", Binding.Product),
        (PowOp, [var x, var y]) => new($"{Within(x, Binding.Atom)}^{{{y.Text}}}", Binding.Power),
        (SquareOp, [var x]) => new($"{Within(x, Binding.Atom)}^{{2}}", Binding.Power),
        (ExpOp, [var x]) => new($"e^{{{x.Text}}}", Binding.Power),
        (SechSquaredOp, [var x]) => new($@"\operatorname{{sech}}^{{2}}{Parenthesised(x.Text)}", Binding.Power),
        (SqrtOp, [var x]) => new($@"\sqrt{{{x.Text}}}"),
        (AbsOp, [var x]) => new($@"\left|{x.Text}\right|"),
        (SigmoidOp, [var x]) => new($@"\sigma{Parenthesised(x.Text)}"),
        (SumToOp { Shape.Rank: 0 }, [var x]) => new($@"\sum {Within(x, Binding.Elementwise)}", Binding.Sum),
        _ => new($@"{(Functions.Contains(op.Name) ? $@"\{op.Name}" : $@"\operatorname{{{op.Name}}}")}{Parenthesised(string.Join(", ", inputs.Select(input => input.Text).Concat(Attributes(op).Select(Attribute))))}"),
    };

    private static Spelling Elements(Spelling x, string sign, Spelling y) => new($"{Within(x, Binding.Elementwise)} {sign} {Right(y, Binding.Product)}", Binding.Elementwise);

    private static Spelling Product(Spelling x, Spelling y) => Right(y, Binding.Power) is var right && char.IsAsciiDigit(right[0])
        ? new($@"{Within(x, Binding.Product)} \cdot {right}", Binding.Product)
        : new($@"{Within(x, Binding.Product)} \, {right}", Binding.Product);

    private static Spelling Transposed(Spelling x) => new($@"{Within(x, Binding.Atom)}^{{\top}}", Binding.Power);

    /// <summary>A name and a value, of which words are set as words.</summary>
    private string Attribute(string attribute) => attribute.Split('=', 2) is [var name, var value] && value.All(letter => !char.IsAsciiLetter(letter) || letter is 'e')
        ? $@"\mathrm{{{Table.EscapedLatex(name)}}} = {Digits(value)}"
        : $@"\mathrm{{{Table.EscapedLatex(attribute)}}}";

    private static string Within(Spelling part, Binding least) => part.Within(least, @"\left(", @"\right)");

    /// <summary>What stands right of an operator: a sign never follows one.</summary>
    private static string Right(Spelling part, Binding least) => part.Text[0] is '-' ? Parenthesised(part.Text) : Within(part, least);

    private static string Parenthesised(string text) => $@"\left({text}\right)";

    /// <summary>A name as it is printed: Greek letters, and digits at the end as an index.</summary>
    private static string Name(string name)
    {
        if (name is ".")
            return @"\cdot";
        var (letters, index) = Index().Match(name) is { Success: true } match ? (match.Groups[1].Value, match.Groups[2].Value) : (name, "");
        var symbol = Greek.Contains(letters) ? $@"\{letters}" : letters.Length == 1 && char.IsAsciiLetter(letters[0]) ? letters : $@"\mathrm{{{Table.EscapedLatex(letters)}}}";
        return index is "" ? symbol : $"{symbol}_{{{index}}}";
    }

    [GeneratedRegex(@"^([A-Za-z]+)(\d+)$")]
    private static partial Regex Index();

    [GeneratedRegex(@"(\d)e(-?\d+)")]
    private static partial Regex Exponent();
}
