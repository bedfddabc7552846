using System.Collections.Immutable;

namespace Functional.Nn.Plots;

/// <summary>A number for each cell of a grid over a rectangle: a function of two variables, measured in the middle of each cell.</summary>
/// <param name="X">From the left edge of the first column to the right edge of the last.</param>
/// <param name="Y">From the lower edge of the first row to the upper edge of the last.</param>
/// <param name="Columns">The number of columns.</param>
/// <param name="Values">Row by row, the lowest row first.</param>
public sealed record Field(Interval X, Interval Y, int Columns, ValueList<double> Values)
{
    private const int Cells = 80;

    /// <summary>The number of columns.</summary>
    public int Columns { get; init; } = Columns > 0 && Values.Count % Columns == 0 && !X.IsEmpty && !Y.IsEmpty ? Columns
        : throw new ShapeException(new ShapeError("field of a plot") { Expected = "intervals that are not empty and whole rows", Found = $"{Values.Count} numbers in {Columns} columns over {X} and {Y}" });

    /// <summary>The number of rows.</summary>
    public int Rows => Values.Count / Columns;

    /// <summary>The number of a cell.</summary>
    public double this[int row, int column] => Values[(row * Columns) + column];

    /// <summary>A function over a rectangle.</summary>
    /// <param name="f">The function.</param>
    /// <param name="x">The rectangle, from left to right.</param>
    /// <param name="y">The rectangle, upwards.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="rows">The number of rows.</param>
    public static Field Of(Func<double, double, double> f, Interval x, Interval y, int columns = Cells, int rows = Cells) =>
        new(x, y, columns, [.. from row in Enumerable.Range(0, rows) from column in Enumerable.Range(0, columns) select f(Middle(x, column, columns), Middle(y, row, rows))]);

    /// <summary>The middle of a column.</summary>
    internal double MiddleX(int column) => Middle(X, column, Columns);

    /// <summary>The middle of a row.</summary>
    internal double MiddleY(int row) => Middle(Y, row, Rows);

    /// <summary>The left edge of a column, which is the right one of that before it.</summary>
    internal double EdgeX(int column) => X.At((double)column / Columns);

    /// <summary>The lower edge of a row.</summary>
    internal double EdgeY(int row) => Y.At((double)row / Rows);

    /// <summary>The field of no more than so many columns and rows: of several cells what <paramref name="one"/> makes of them.</summary>
    internal Field Coarse(int columns, int rows, Func<ImmutableArray<double>, double> one)
    {
        if (Columns <= columns && Rows <= rows)
            return this;
        var (wide, high) = (Math.Min(columns, Columns), Math.Min(rows, Rows));
        IEnumerable<int> Of(int part, int parts, int all) => Enumerable.Range((int)((long)part * all / parts), (int)((part + 1L) * all / parts) - (int)((long)part * all / parts));
        return new(X, Y, wide,
        [
            .. from row in Enumerable.Range(0, high)
               from column in Enumerable.Range(0, wide)
               select one([.. from r in Of(row, high, Rows) from c in Of(column, wide, Columns) select this[r, c]]),
        ]);
    }

    private static double Middle(Interval interval, int place, int count) => interval.At((place + 0.5) / count);
}
