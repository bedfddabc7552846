namespace Functional.Nn.Lectures;

/// <summary>Descents on a function with several minima (lecture 001, "Local vs Global Minima"): f(x) = sin 3x + x²/10. All starts are one vector, whose elements go their ways by themselves.</summary>
/// <param name="Starts">Where they start; the first at 3.</param>
/// <param name="Ends">Where they end.</param>
internal sealed record Minima(ValueList<double> Starts, ValueList<double> Ends)
{
    private const int Steps = 200;

    private static readonly Interval Range = new(-4, 4);

    private static readonly ValueList<double> Grid = [.. Enumerable.Range(-250, 501).Select(i => i / 50.0)];

    /// <summary>One start from 3, and others at random.</summary>
    public static Validation<NnError, Minima> Of(Key key, int starts)
    {
        var x = Input("x", [starts]);
        ValueList<double> from = [3, .. Enumerable.Range(1, starts - 1).Select(i => Range.At(key.Uniform(i)))];
        return Sum(Sin(3.0 * x) + (0.1 * Square(x))).Descend<double>(Sgd(0.05), Env.Of(("x", Tensor.Generate([starts], i => from[i]))))
            .Bind(points => points.ElementAt(Steps).ToValidation())
            .Map(end => new Minima(from, [.. end.Variables["x"].To<double>().Span.ToArray()]));
    }

    /// <summary>The function with where descents start and end.</summary>
    public Plot Plot => Plot.Of("restarts: sin 3x + x²/10",
        new Line("f", Grid, [.. Grid.Select(F)]), new Scatter("starts", Starts, [.. Starts.Select(F)]), new Scatter("ends", Ends, [.. Ends.Select(F)])).LabelX("x").LabelY("f");

    /// <summary>That one start is not enough, and several are.</summary>
    public IEnumerable<Claim> Claims =>
    [
        new("the descent from x = 3 ends in a minimum that is not the least", $"x = {Numerals.Readable.Of(Ends[0])}, f = {Numerals.Readable.Of(F(Ends[0]))}", F(Ends[0]) > Least + 0.2),
        Claim.Near($"the least of {Ends.Count} ends, like the least of f on a grid,", Ends.Min(F), Least, 1e-3),
    ];

    private static double Least => Grid.Min(F);

    private static double F(double x) => Math.Sin(3 * x) + (x * x / 10);
}
