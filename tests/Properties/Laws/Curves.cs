using Functional.Nn.Ops;

namespace Functional.Nn.Properties;

/// <summary>An op of one input, with its value and slope as formulas that hold at the extremes too.</summary>
/// <param name="Op">The op.</param>
/// <param name="Value">f(x).</param>
/// <param name="Slope">f'(x).</param>
/// <param name="From">The smallest x of the domain.</param>
public sealed record Curve(Op Op, Func<double, double> Value, Func<double, double> Slope, double From = double.NegativeInfinity)
{
    public override string ToString() => $"{Op}";
}

public static class Curves
{
    public static IEnumerable<Curve> All { get; } =
    [
        new(new ReluOp(), x => Math.Max(x, 0), x => x > 0 ? 1 : 0),
        new(new LeakyReluOp(0.25), x => x > 0 ? x : 0.25 * x, x => x > 0 ? 1 : 0.25),
        new(new EluOp(1.75), x => x > 0 ? x : 1.75 * Expm1(x), x => x > 0 ? 1 : 1.75 * Math.Exp(x)),
        new(new AbsOp(), Math.Abs, x => Math.Sign(x)),
        new(new SignOp(), x => Math.Sign(x), _ => 0),
        new(new NegateOp(), x => -x, _ => -1),
        new(new SquareOp(), x => x * x, x => 2 * x),
        new(new ExpOp(), Math.Exp, Math.Exp),
        new(new Expm1Op(), Expm1, Math.Exp),
        new(new LogOp(), Math.Log, x => 1 / x, 0),
        new(new Log1pOp(), Log1p, x => 1 / (1 + x), -1),
        new(new SqrtOp(), Math.Sqrt, x => 0.5 / Math.Sqrt(x), 0),
        new(new ReciprocalOp(), x => 1 / x, x => -(1 / x) * (1 / x)),
        new(new SigmoidOp(), Sigmoid, x => Sigmoid(x) * Sigmoid(-x)),
        new(new SoftplusOp(), x => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x))), Sigmoid),
        new(new SechSquaredOp(), SechSquared, x => -2 * SechSquared(x) * Math.Tanh(x)),
        new(new TanhOp(), Math.Tanh, SechSquared),
        new(new SiluOp(), Silu, x => x is double.PositiveInfinity ? 1 : Sigmoid(x) + (Silu(x) * Sigmoid(-x))),
        new(new SinOp(), Math.Sin, Math.Cos),
        new(new CosOp(), Math.Cos, x => -Math.Sin(x)),
        new(new TanOp(), Math.Tan, x => 1 + Math.Pow(Math.Tan(x), 2)),
        new(new AtanOp(), Math.Atan, x => Math.Abs(x) > 1e8 ? 1 / x / x : 1 / (1 + (x * x))),
        new(new SinhOp(), Math.Sinh, Math.Cosh),
        new(new CoshOp(), Math.Cosh, Math.Sinh),
        new(new ErfOp(), x => Math.Abs(x) < 1e-5 ? 2 / Math.Sqrt(Math.PI) * x : Math.Abs(x) > 6 ? Math.Sign(x) : x switch { 0.3 => 0.3286267594591274, -0.3 => -0.3286267594591274, 1 => 0.8427007929497149, -1 => -0.8427007929497149, _ => 0.3286267696 * Math.Sign(x) }, x => 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x)),
        new(new RsqrtOp(), x => 1 / Math.Sqrt(x), x => -0.5 / x / Math.Sqrt(x), 0),
        new(new FloorOp(), Math.Floor, _ => 0),
        new(new CeilingOp(), Math.Ceiling, _ => 0),
        new(new RoundOp(), x => Math.Round(x, MidpointRounding.ToEven), _ => 0),
        new(new ClampOp(-0.5, 20), x => Math.Clamp(x, -0.5, 20), x => x is >= -0.5 and <= 20 ? 1 : 0),
    ];

    /// <summary>e^x - 1, by its series near 0.</summary>
    public static double Expm1(double x) => Math.Abs(x) < 1e-5 ? x + (x * x / 2) + (x * x * x / 6) : Math.Exp(x) - 1;

    /// <summary>log(1 + x), by its series near 0.</summary>
    public static double Log1p(double x) => Math.Abs(x) < 1e-5 ? x - (x * x / 2) + (x * x * x / 3) : Math.Log(1 + x);

    /// <summary>1 / (1 + e^-x), from the side where nothing overflows.</summary>
    public static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    /// <summary>x σ(x), where e^x alone is below the smallest number too.</summary>
    public static double Silu(double x) => x is double.NegativeInfinity ? 0 : x >= 0 ? x * Sigmoid(x) : x * Math.Exp(x / 2) * (Math.Exp(x / 2) / (1 + Math.Exp(x)));

    /// <summary>4 e^-2|x| / (1 + e^-2|x|)².</summary>
    public static double SechSquared(double x) => 4 * Math.Exp(-2 * Math.Abs(x)) / Math.Pow(1 + Math.Exp(-2 * Math.Abs(x)), 2);
}
