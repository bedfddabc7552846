namespace Functional.Nn.Plots;

/// <summary>Lists that belong together.</summary>
internal static class Pairs
{
    /// <summary>The second list; an exception if it is not as long as the first.</summary>
    public static ValueList<double> Checked(ValueList<double> xs, ValueList<double> ys) => xs.Count == ys.Count ? ys
        : throw new ShapeException(new ShapeError("points of a plot") { Expected = $"{xs.Count} numbers, as many as the first list has", Found = $"{ys.Count}" });

    /// <summary>Numbers from 1 on, as many as are in a list.</summary>
    public static ValueList<double> Counted(ValueList<double> list) => [.. Enumerable.Range(1, list.Count).Select(i => (double)i)];
}
