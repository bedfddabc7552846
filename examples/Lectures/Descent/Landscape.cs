namespace Functional.Nn.Lectures;

/// <summary>A function of x and y that is to be minimised, as an expression.</summary>
/// <param name="Height">The function.</param>
/// <param name="Start">Where descents begin.</param>
/// <param name="Minima">Where they should end.</param>
/// <param name="Across">From where to where it is drawn.</param>
/// <param name="Up">Likewise, upwards.</param>
/// <param name="Levels">The heights of the lines that are drawn.</param>
internal sealed record Landscape(Expr Height, (double X, double Y) Start, ValueList<(double X, double Y)> Minima, Plots.Interval Across, Plots.Interval Up, ValueList<double> Levels)
{
    private const int Cells = 32;
    private const int Long = 250;
    private const int Many = 240;
    private const int Few = 25;

    /// <summary>The way of an optimiser until it is near a minimum, or so many steps.</summary>
    public Validation<NnError, Way> Way(string name, GradientTransform optimizer, Key key, double near, int most) =>
        from points in Height.Descend<double>(optimizer, At(Start.X, Start.Y), key)
        let all = points.Take(most).Select(point => (X: Number(point, "x"), Y: Number(point, "y"))).ToArray()
        let arrival = Array.FindIndex(all, at => Minima.Any(end => Distance(at, end) <= near))
        select new Way(name, [.. arrival < 0 ? all : all[..arrival]], IsThere: arrival >= 0);

    /// <summary>Ways over lines of equal height.</summary>
    public Plot Picture(string title, ValueList<Way> ways) =>
        Plot.Of(title, [new Contours(Field.Of(HeightAt, Across, Up, Cells, Cells), Levels), .. ways.Select(Drawn)]).LabelX("x").LabelY("y");

    private double HeightAt(double x, double y) => Height.Evaluate<double>(At(x, y)).Map(value => value.Span[0]).IfFail(double.NaN);

    private static Env At(double x, double y) => Env.Of(("x", Tensor.Scalar(x)), ("y", Tensor.Scalar(y)));

    private static double Number(DescentPoint point, string name) => point.Variables[name].To<double>().Span[0];

    private static double Distance((double X, double Y) one, (double X, double Y) other) => Math.Max(Math.Abs(one.X - other.X), Math.Abs(one.Y - other.Y));

    /// <summary>Of a way the first points, and of the others ever fewer.</summary>
    private Mark Drawn(Way way)
    {
        var shown = way.Points.Count > Long ? Many : Few;
        var steps = Enumerable.Range(0, shown).Select(i => (int)Math.Round(Math.Pow(way.Points.Count, i / (shown - 1.0)))).Distinct().Select(step => way.Points[step - 1])
            .Where(at => Across.Contains(at.X) && Up.Contains(at.Y)).ToArray();
        return new Plots.Trajectory(way.Name, [.. steps.Select(at => at.X)], [.. steps.Select(at => at.Y)]);
    }
}

/// <summary>The points that an optimiser came by.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Points">The points, from the start on.</param>
/// <param name="IsThere">Whether the next one is near a minimum.</param>
internal sealed record Way(string Name, ValueList<(double X, double Y)> Points, bool IsThere)
{
    /// <summary>How many steps it took, or all that it was given.</summary>
    public int Steps => Points.Count;
}
