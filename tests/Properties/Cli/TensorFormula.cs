using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops;

namespace Functional.Nn.Properties.Cli;

/// <summary>A formula of a number, a vector and matrices.</summary>
/// <param name="Text">The formula.</param>
public sealed record TensorFormula(string Text)
{
    /// <summary>The values of all variables: <c>s</c>, <c>v</c> of 3, <c>x</c> of 2 by 3, <c>w</c> of 3 by 2.</summary>
    public static Env Point { get; } = Env.Of(
        ("s", Tensor.Scalar(0.75)), ("v", Tensor.Vector(0.5, 1.25, -0.5)), ("x", Tensor.Generate([2, 3], i => (i / 4.0) - 0.4)), ("w", Tensor.Generate([3, 2], i => 0.9 - (i / 3.0))));

    /// <summary>The formula, read.</summary>
    public Formula Parsed => Formula.Parse($"f = {Text}", Point).OrThrow();

    public static Arbitrary<TensorFormula> Formulas() => Arb.From(Gen.Sized(size => Any(Math.Min(size / 12, 4))).Select(text => new TensorFormula(text)));

    public override string ToString() => Text;

    private static Gen<string> Any(int depth) => Gen.Elements<Shape>([], [3], [2, 3], [3, 2], [2, 2], [3, 3]).SelectMany(shape => Of(shape, depth));

    private static Gen<string> Of(Shape shape, int depth) => depth == 0 ? Leaf(shape) : Gen.OneOf(
        Leaf(shape),
        Both(depth, shape, shape),
        Both(depth, shape, []),
        Both(depth, [], shape),
        shape is [var rows, { Extent: 3 }] ? Both(depth, [rows, 3], [3]) : Both(depth, shape, shape),
        Gen.Elements("tanh", "square", "sigmoid", "-").SelectMany(f => Of(shape, depth - 1).Select(a => f is "-" ? $"(-{a})" : $"{f}({a})")),
        shape.Rank == 2 ? Of([shape[1], shape[0]], depth - 1).Select(a => $"transpose({a})") : Of(shape, depth - 1).Select(a => $"({a})^2"),
        shape.Rank == 2 ? Product(depth, shape) : shape.Rank == 0 ? Any(depth - 1).Select(a => $"sum({a})") : Of(shape, depth - 1));

    private static Gen<string> Product(int depth, Shape shape) =>
        from inner in Gen.Elements(2, 3)
        from a in Of([shape[0], inner], depth - 1)
        from b in Of([inner, shape[1]], depth - 1)
        select $"({a} @ {b})";

    private static Gen<string> Both(int depth, Shape left, Shape right) =>
        from op in Gen.Elements("+", "-", "*", "/")
        from a in Of(left, depth - 1)
        from b in Of(right, depth - 1)
        select op is "/" ? $"({a}/(2 + square({b})))" : $"({a} {op} {b})";

    private static Gen<string> Leaf(Shape shape) => shape switch
    {
        [] => Gen.Elements("s", "2", "0.5"),
        [_] => Gen.Constant("v"),
        [{ Extent: 2 }, { Extent: 3 }] => Gen.Constant("x"),
        [{ Extent: 3 }, { Extent: 2 }] => Gen.Constant("w"),
        [{ Extent: 2 }, _] => Gen.Constant("(x @ w)"),
        _ => Gen.Constant("(w @ x)"),
    };
}
