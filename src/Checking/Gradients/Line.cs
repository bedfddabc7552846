using System.Collections.Immutable;

namespace Functional.Nn.Checking;

/// <summary>The function <c>t ↦ ⟨u, f(x + t v)⟩</c>: what differences are taken of.</summary>
/// <param name="f">The graph of f.</param>
/// <param name="env">Where x, and all else, is.</param>
/// <param name="cotangents">u, for each output.</param>
/// <param name="variable">The name of x.</param>
/// <param name="probe">v.</param>
internal sealed class Line(Graph f, Env env, ImmutableArray<Tensor<double>> cotangents, string variable, Probe probe)
{
    private const double Epsilon = 1.0 / (1L << 52);

    private readonly Tensor<double> x = env[variable].To<double>();

    /// <summary>The element or the direction as text.</summary>
    public string Position => probe.Position;

    /// <summary>The t for which t v is in proportion to x.</summary>
    public double Scale => probe.Scale;

    /// <summary>The slope from one t to another, and its rounding error: that of the outputs that change, or where none does, which may
    /// be rounding too, of all.</summary>
    public Estimate Slope(double from, double to)
    {
        var (start, end) = (At(from), At(to));
        var (change, changed, size) = (0.0, 0.0, 0.0);
        for (var output = 0; output < cotangents.Length; output++)
        {
            ReadOnlySpan<double> u = cotangents[output].Span, a = start[output].Span, b = end[output].Span;
            for (var i = 0; i < u.Length; i++)
            {
                var rounded = Math.Abs(u[i] * a[i]) + Math.Abs(u[i] * b[i]);
                (change, changed, size) = (change + (u[i] * (b[i] - a[i])), changed + (a[i].Equals(b[i]) ? 0 : rounded), size + rounded);
            }
        }

        var (slope, step) = (change / (to - from), Math.Abs(to - from));
        return new(slope, Epsilon * ((changed > 0 ? changed : size) + (Math.Abs(slope) * probe.Scale)) / step);
    }

    private ImmutableArray<Tensor<double>> At(double t) => f
        .Evaluate<double>(env.With(variable, Tensor.Generate(x.Shape, i => probe.Direction[i] == 0 ? x.Span[i] : x.Span[i] + (t * probe.Direction[i]))))
        .Map(values => ImmutableArray.CreateRange(values, value => value.To<double>()))
        .OrThrow();
}
