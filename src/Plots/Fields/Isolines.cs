namespace Functional.Nn.Plots;

/// <summary>Where a field has a value, as lines between the middles of its cells (marching squares; Lorensen and Cline, 1987, in the plane).</summary>
internal static class Isolines
{
    /// <summary>The parts of the line, each straight across one square between four middles. Squares with a number that is not finite have none.</summary>
    public static IEnumerable<((double X, double Y) From, (double X, double Y) To)> Of(Field field, double level)
    {
        for (var row = 0; row + 1 < field.Rows; row++)
            for (var column = 0; column + 1 < field.Columns; column++)
            {
                var corners = Corners(field, row, column);
                if (!corners.All(corner => double.IsFinite(corner.Value)))
                    continue;
                var crossings = Enumerable.Range(0, 4).Select(side => (From: corners[side], To: corners[(side + 1) % 4]))
                    .Where(side => side.From.Value >= level != side.To.Value >= level).Select(side => Crossing(side.From, side.To, level)).ToArray();
                if (crossings.Length >= 2)
                    yield return (crossings[0], crossings[Joins(corners, level) ? 3 : 1]);
                if (crossings.Length == 4)
                    yield return Joins(corners, level) ? (crossings[1], crossings[2]) : (crossings[2], crossings[3]);
            }
    }

    /// <summary>Whether, at a saddle, the corner between the first and the last side is cut off, and not that between the first and the second: it is as
    /// the middle of all is on the side of the others.</summary>
    private static bool Joins((double X, double Y, double Value)[] corners, double level) =>
        corners.Count(corner => corner.Value >= level) == 2 && corners[0].Value >= level == corners[2].Value >= level
        && corners.Average(corner => corner.Value) >= level != corners[0].Value >= level;

    private static (double X, double Y, double Value)[] Corners(Field field, int row, int column)
    {
        (double, double, double) At(int r, int c) => (field.MiddleX(c), field.MiddleY(r), field[r, c]);
        return [At(row, column), At(row, column + 1), At(row + 1, column + 1), At(row + 1, column)];
    }

    private static (double X, double Y) Crossing((double X, double Y, double Value) from, (double X, double Y, double Value) to, double level)
    {
        var fraction = new Interval(from.Value, to.Value).Fraction(level);
        return (from.X + ((to.X - from.X) * fraction), from.Y + ((to.Y - from.Y) * fraction));
    }
}
