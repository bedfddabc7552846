using System.Collections.Immutable;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Properties;

internal static partial class ReferenceOps
{
    private static IEnumerable<(string Op, Func<ReferenceCase, ImmutableArray<Expr>> Outputs)> Elementwise =>
    [
        One("add", c => c["a"] + c["b"]),
        One("sub", c => c["a"] - c["b"]),
        One("mul", c => c["a"] * c["b"]),
        One("div", c => c["a"] / c["b"]),
        One("pow", c => Pow(c["a"], c["b"])),
        One("maximum", c => Maximum(c["a"], c["b"])),
        One("minimum", c => Minimum(c["a"], c["b"])),
        One("pow_scalar", c => Pow(c.X, c.Number("exponent"))),
        One("neg", c => -c.X),
        One("exp", c => Exp(c.X)),
        One("log", c => Log(c.X)),
        One("log1p", c => Log1p(c.X)),
        One("expm1", c => Expm1(c.X)),
        One("sqrt", c => Sqrt(c.X)),
        One("reciprocal", c => Reciprocal(c.X)),
        One("square", c => Square(c.X)),
        One("abs", c => Abs(c.X)),
        One("sin", c => Sin(c.X)),
        One("cos", c => Cos(c.X)),
        One("tanh", c => c.X | Tanh),
        One("sigmoid", c => c.X | Sigmoid),
        One("rsqrt", c => Rsqrt(c.X)),
        One("tan", c => Tan(c.X)),
        One("atan", c => Atan(c.X)),
        One("atan2", c => Atan2(c["a"], c["b"])),
        One("sinh", c => Sinh(c.X)),
        One("cosh", c => Cosh(c.X)),
        One("erf", c => Erf(c.X)),
        One("floor", c => Floor(c.X)),
        One("ceil", c => Ceiling(c.X)),
        One("round_half_even", c => Round(c.X)),
        One("clamp", c => Clamp(c.X, c.Number("min", double.NegativeInfinity), c.Number("max", double.PositiveInfinity))),
        One("where", c => Where(c["cond"], c["a"], c["b"])),
        One("chain_reuse", c => (((c.X * c["y"]) | Tanh) + (c.X * c.X)) / (1.0 + Exp(-c["y"])) + (Sin(c.X) * c["y"])),
    ];
}
