using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Properties.Cli;

/// <summary>One function of x, y and z, three times: as text, as an expression written in C#, and as plain C#.</summary>
/// <param name="Text">The text, with no more parentheses than needed.</param>
/// <param name="Binds">How tightly its outermost operator binds: 0 sums, 1 products, 2 signs, 3 powers, 4 everything else.</param>
/// <param name="Expr">The expression.</param>
/// <param name="Direct">The function.</param>
public sealed record WrittenFormula(string Text, int Binds, Expr Expr, Func<double, double, double, double> Direct)
{
    public static Arbitrary<WrittenFormula> Formulas() => Arb.From(Gen.Sized(size => Of(Math.Min(size / 8, 6))));

    public override string ToString() => Text;

    private static Gen<WrittenFormula> Of(int depth) => depth == 0 ? Leaf : Gen.Choose(0, 9).SelectMany(choice => choice switch
    {
        0 => Leaf,
        1 => Both(depth, " + ", 0, 1, 0, (a, b) => a + b, (a, b) => a + b),
        2 => Both(depth, " - ", 0, 1, 0, (a, b) => a - b, (a, b) => a - b),
        3 => Both(depth, "*", 1, 2, 1, (a, b) => a * b, (a, b) => a * b),
        4 => Both(depth, "/", 1, 2, 1, (a, b) => a / b, (a, b) => a / b),
        5 => Both(depth, "^", 4, 2, 3, Pow, Math.Pow),
        6 => from a in Of(depth - 1)
             select new WrittenFormula($"-{a.Within(2)}", 2, a.Expr.Op is ConstantOp ? Negated(a.Expr) : -a.Expr, (x, y, z) => -a.Direct(x, y, z)),
        7 => Call(depth, "square", Square, a => a * a),
        8 => Call(depth, "relu", a => a | Relu, a => double.IsNaN(a) ? a : Math.Max(a, 0)),
        _ => from a in Of(depth - 1)
             from b in Of(depth - 1)
             select new WrittenFormula($"maximum({a.Text}, {b.Text})", 4, Maximum(a.Expr, b.Expr), (x, y, z) => Math.Max(a.Direct(x, y, z), b.Direct(x, y, z))),
    });

    private static Gen<WrittenFormula> Leaf { get; } = Gen.OneOf(
        Gen.Elements(Variable("x", (x, _, _) => x), Variable("y", (_, y, _) => y), Variable("z", (_, _, z) => z)),
        Gen.Choose(0, 40).Select(n => n / 4.0).Select(n => new WrittenFormula(n.ToString(CultureInfo.InvariantCulture), 4, n, (_, _, _) => n)));

    private static WrittenFormula Variable(string name, Func<double, double, double, double> value) => new(name, 4, Expr.Var(name, Shape.Scalar), value);

    private static Gen<WrittenFormula> Both(int depth, string op, int left, int right, int binds, Func<Expr, Expr, Expr> expr, Func<double, double, double> direct) =>
        from a in Of(depth - 1)
        from b in Of(depth - 1)
        select new WrittenFormula($"{a.Within(left)}{op}{b.Within(right)}", binds, expr(a.Expr, b.Expr), (x, y, z) => direct(a.Direct(x, y, z), b.Direct(x, y, z)));

    private static Gen<WrittenFormula> Call(int depth, string name, Func<Expr, Expr> expr, Func<double, double> direct) =>
        from a in Of(depth - 1)
        select new WrittenFormula($"{name}({a.Text})", 4, expr(a.Expr), (x, y, z) => direct(a.Direct(x, y, z)));

    private static Expr Negated(Expr constant) => -((Tensor<double>)((ConstantOp)constant.Op).Value)[[]];

    private string Within(int least) => Binds >= least ? Text : $"({Text})";
}
