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
        new(new Relu6Op(), x => Math.Clamp(x, 0, 6), x => x is > 0 and < 6 ? 1 : 0),
        new(new HardTanhOp(-0.5, 20), x => Math.Clamp(x, -0.5, 20), x => x is > -0.5 and < 20 ? 1 : 0),
        new(new PiecewiseLinearOp(), x => Math.Clamp(x + 0.5, 0, 1), x => Math.Abs(x) < 0.5 ? 1 : 0),
        new(new BinaryStepOp(0.5), x => x > 0 ? 1 : x < 0 ? 0 : 0.5, _ => 0),
        new(new SeluOp(), x => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Expm1(x)), x => 1.0507009873554805 * (x > 0 ? 1 : 1.6732632423543772 * Math.Exp(x))),
        new(new CeluOp(0.5), x => x > 0 ? x : 0.5 * Expm1(x / 0.5), x => x > 0 ? 1 : Math.Exp(x / 0.5)),
        new(new ProbitOp(), Probit, x => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI)),
        new(new GeluOp(), x => x is double.NegativeInfinity ? 0 : x * Probit(x), x => double.IsInfinity(x) ? Probit(x) : Probit(x) + (x * (Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI)))),
        new(new MishOp(), Mish, x => x is double.PositiveInfinity || x > 50 ? 1 : x is double.NegativeInfinity ? 0 : x < -300 ? Math.Exp(x / 2) * (1 + x) * Math.Exp(x / 2) : Math.Tanh(Log1p(Math.Exp(x))) + (x * Sigmoid(x) * SechSquared(Log1p(Math.Exp(x))))),
        new(new HardSigmoidOp(), x => Math.Clamp((x + 3) / 6, 0, 1), x => Math.Abs(x) < 3 ? 1.0 / 6 : 0),
        new(new HardSwishOp(), x => x >= 3 ? x : x <= -3 ? 0 : x * (x + 3) / 6, x => x >= 3 ? 1 : x < -3 ? 0 : (x / 3) + 0.5),
        new(new HardShrinkOp(), x => Math.Abs(x) > 0.5 ? x : 0, x => Math.Abs(x) > 0.5 ? 1 : 0),
        new(new SoftShrinkOp(), x => Math.Abs(x) > 0.5 ? x - (0.5 * Math.Sign(x)) : 0, x => Math.Abs(x) > 0.5 ? 1 : 0),
        new(new TanhShrinkOp(), x => Math.Abs(x) < 1e-5 ? x * x * x / 3 : Math.Abs(x) == 0.3 ? Math.Sign(x) * 0.008687387548409093 : x - Math.Tanh(x), x => Math.Pow(Math.Tanh(x), 2)),
        new(new SoftsignOp(), x => double.IsInfinity(x) ? Math.Sign(x) : x / (1 + Math.Abs(x)), x => 1 / (1 + Math.Abs(x)) / (1 + Math.Abs(x))),
        new(new LogSigmoidOp(), x => -(Math.Max(-x, 0) + Log1p(Math.Exp(-Math.Abs(x)))), x => Sigmoid(-x)),
        new(new ThresholdOp(0.5, -2), x => x > 0.5 ? x : -2, x => x > 0.5 ? 1 : 0),
        new(new GeluTanhOp(), x => Math.Abs(x) >= 40 ? Math.Max(x, 0) : x == -20 ? -3.3754509563109673e-261 : x * Sigmoid(GeluLogit(x)), x => Math.Abs(x) >= 40 ? (x > 0 ? 1 : 0) : Sigmoid(GeluLogit(x)) + (x * Sigmoid(GeluLogit(x)) * Sigmoid(-GeluLogit(x)) * 2 * Math.Sqrt(2 / Math.PI) * (1 + (3 * 0.044715 * x * x)))),
        new(new SinOp(), Math.Sin, Math.Cos),
        new(new CosOp(), Math.Cos, x => -Math.Sin(x)),
        new(new TanOp(), Math.Tan, x => 1 + Math.Pow(Math.Tan(x), 2)),
        new(new AtanOp(), Math.Atan, x => Math.Abs(x) > 1e8 ? 1 / x / x : 1 / (1 + (x * x))),
        new(new SinhOp(), Math.Sinh, Math.Cosh),
        new(new CoshOp(), Math.Cosh, Math.Sinh),
        new(new ErfOp(), x => Math.Abs(x) < 1e-5 ? 2 / Math.Sqrt(Math.PI) * x : Math.Abs(x) > 6 ? Math.Sign(x) : x switch { 0.3 => 0.3286267594591274, -0.3 => -0.3286267594591274, 1 => 0.8427007929497149, -1 => -0.8427007929497149, _ => 0.3286267696 * Math.Sign(x) }, x => 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x)),
        new(new ErfcOp(), Erfc, x => -2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x)),
        new(new AsinOp(), Math.Asin, x => 1 / Math.Sqrt((1 - x) * (1 + x))),
        new(new AcosOp(), Math.Acos, x => -1 / Math.Sqrt((1 - x) * (1 + x))),
        new(new AsinhOp(), Math.Asinh, x => 1 / double.Hypot(1, x)),
        new(new AcoshOp(), Math.Acosh, x => 1 / Math.Sqrt(x - 1) / Math.Sqrt(x + 1), 1),
        new(new AtanhOp(), Math.Atanh, x => 1 / ((1 - x) * (1 + x))),
        new(new Log2Op(), Math.Log2, x => 1 / Math.Log(2) / x, 0),
        new(new Log10Op(), Math.Log10, x => 1 / Math.Log(10) / x, 0),
        new(new Exp2Op(), double.Exp2, x => Math.Log(2) * double.Exp2(x)),
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

    /// <summary>Φ(x): its values from 60-digit arithmetic, the limits elsewhere.</summary>
    public static double Probit(double x) => x switch
    {
        > 0.2 and < 0.4 => 0.6179114221889526 + (0.3813878154605241 * (x - 0.3)),
        > -0.4 and < -0.2 => 0.3820885778110474 + (0.3813878154605241 * (x + 0.3)),
        1 => 0.8413447460685429,
        -1 => 0.15865525393145705,
        -20 => 2.7536241186062337e-89,
        >= 20 => 1,
        <= -40 => 0,
        _ => 0.5 + (x / Math.Sqrt(2 * Math.PI)),
    };

    /// <summary>erfc x: its values from 60-digit arithmetic, the limits elsewhere.</summary>
    public static double Erfc(double x) => x switch
    {
        > 0.2 and < 0.4 => 0.6713732405408726 - (1.031260909618963 * (x - 0.3)),
        > -0.4 and < -0.2 => 1.3286267594591274 - (1.031260909618963 * (x + 0.3)),
        1 => 0.15729920705028513,
        -1 => 1.8427007929497148,
        20 => 5.395865611607901e-176,
        <= -20 => 2,
        >= 40 => 0,
        _ => 1 - (2 / Math.Sqrt(Math.PI) * x),
    };

    /// <summary>Twice the argument of the hyperbolic tangent in the approximation of GELU.</summary>
    public static double GeluLogit(double x) => 2 * Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x));

    /// <summary>x tanh(log(1 + e^x)).</summary>
    public static double Mish(double x) => x is double.NegativeInfinity ? 0 : x < -300 ? x * Math.Exp(x / 2) * Math.Exp(x / 2) : x > 300 ? x : x * Math.Tanh(Log1p(Math.Exp(x)));

    /// <summary>4 e^-2|x| / (1 + e^-2|x|)².</summary>
    public static double SechSquared(double x) => 4 * Math.Exp(-2 * Math.Abs(x)) / Math.Pow(1 + Math.Exp(-2 * Math.Abs(x)), 2);
}
