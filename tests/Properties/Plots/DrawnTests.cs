using System.Collections.Immutable;
using FsCheck;
using Functional.Nn.Plots;
using Functional.Nn.Properties.Adapter;
using Xunit;

namespace Functional.Nn.Properties;

/// <summary>What plots are drawn with: thinned lines, isolines, areas, intervals of histograms, colours.</summary>
[Properties(MaxTest = 200, Arbitrary = [typeof(ManyPlots)])]
public sealed class DrawnTests
{
    [Property]
    public void A_thinned_line_keeps_the_ends_and_the_extremes_of_every_column(NormalFloat[] steps, int[] heights)
    {
        var x = 0.0;
        var run = steps.Zip(heights, (step, height) => new Spot(x += Math.Abs(step.Get) % 0.4, height)).ToImmutableArray();
        var thin = Trail.Thinned(run);
        Assert.Equal(thin, thin.Where(run.Contains));
        Assert.Equal(Extremes(run), Extremes(thin));
        Assert.All(thin.CountBy(spot => Math.Floor(spot.X)), column => Assert.InRange(column.Value, 1, 4));
        Assert.Equal(thin, Trail.Thinned(thin));
    }

    [Property]
    public void Runs_are_the_line_without_what_has_no_place(double[] xs)
    {
        var spots = xs.Select(x => new Spot(x, 0)).ToArray();
        Assert.Equal(spots.Where(spot => spot.IsPlaced), Trail.Runs(spots).SelectMany(run => run));
        Assert.Equal(spots.Select((spot, i) => spot.IsPlaced && (i == 0 || !spots[i - 1].IsPlaced)).Count(starts => starts), Trail.Runs(spots).Count());
    }

    [Property]
    public void Isolines_of_a_plane_are_where_it_has_the_level(int a, int b, int level)
    {
        var (across, up) = (a % 9, b % 9);
        double Plane(double x, double y) => (across * x) + (up * y);
        var field = Field.Of(Plane, new(-1, 1), new(-2, 2), 9, 7);
        var parts = Isolines.Of(field, level % 9).ToArray();
        Assert.All(parts, part => Assert.Equal((level % 9, level % 9), (Plane(part.From.X, part.From.Y), Plane(part.To.X, part.To.Y)), (wanted, found) => Math.Abs(wanted.Item1 - found.Item1) + Math.Abs(wanted.Item2 - found.Item2) < 1e-9));
        Assert.Equal(field.Values.Any(value => value >= level % 9) && field.Values.Any(value => value < level % 9), parts.Length > 0);
    }

    [Fact]
    public void An_isoline_of_a_hill_is_closed_and_a_saddle_has_two_parts_that_do_not_cross()
    {
        var ends = Isolines.Of(Field.Of((x, y) => (x * x) + (y * y), new(-1, 1), new(-1, 1), 30, 30), 0.51).SelectMany(part => ((double, double)[])[part.From, part.To]).ToArray();
        Assert.All(ends.CountBy(end => (Math.Round(end.Item1, 9), Math.Round(end.Item2, 9))), end => Assert.Equal(2, end.Value));
        Assert.All(ends, end => Assert.Equal(0.51, (end.Item1 * end.Item1) + (end.Item2 * end.Item2), 0.01));
        foreach (var level in (double[])[0.4, 0.6])
        {
            var parts = Isolines.Of(new(new(0, 2), new(0, 2), 2, [1, 0, 0, 1]), level).ToArray();
            Assert.Equal(2, parts.Length);
            Assert.All(parts, part => Assert.Equal(level > 0.5 ? 1 : -1, Math.Sign((part.From.X - part.To.X) * (part.From.Y - part.To.Y)) * -1));
        }
    }

    [Property]
    public void A_histogram_counts_every_finite_value_in_its_interval(double[] values, PositiveInt bins)
    {
        var histogram = Histogram.Of("", ValueList.Of<double>(values), bins.Get % 40);
        var finite = values.Where(double.IsFinite).ToArray();
        Assert.Equal(finite.Length, histogram.Counts.Sum());
        Assert.Equal(histogram.Edges, histogram.Edges.Distinct().Order());
        for (var i = 0; i < histogram.Counts.Count; i++)
            Assert.Equal(finite.Count(value => value >= histogram.Edges[i] && (value < histogram.Edges[i + 1] || i == histogram.Counts.Count - 1)), histogram.Counts[i]);
        Assert.InRange(histogram.Counts.Count, finite is [] ? 0 : 1, Math.Max(60, bins.Get % 40) + 3);
    }

    [Fact]
    public void Intervals_of_a_histogram_are_easily_read() =>
        Assert.Equal(new Histogram("", [0, 0.5, 1, 1.5, 2, 2.5], [2, 1, 0, 0, 1]), Histogram.Of("", [0, 0.1, 0.5, 2.1], 5));

    [Property]
    public void The_cells_of_a_mosaic_cover_each_cell_of_the_field_once(byte[] looks)
    {
        var field = new Field(new(0, 4), new(0, looks.Length / 4 + 1), 4, [.. looks.Take(looks.Length / 4 * 4).Select(look => (double)(look % 3))]);
        var frame = new Frame(new(new LinearScale(), field.X, 0, 40), new(new LinearScale(), field.Y, 100, 0), []);
        var areas = Mosaic.Of(field, frame, value => (int)value).ToArray();
        Assert.Equal(field.Values.Distinct().Select(value => (int)value).Order(), areas.Select(area => area.Look));
        Assert.InRange(areas.Sum(area => area.Path.Count(c => c == 'Z')), areas.Length, field.Values.Count);
    }

    [Property]
    public void A_field_is_made_coarse_by_what_is_made_of_its_parts(PositiveInt columns, PositiveInt rows)
    {
        var field = Field.Of((x, y) => 1, new(0, 1), new(0, 1), 1 + (columns.Get % 13), 1 + (rows.Get % 13));
        var coarse = field.Coarse(5, 4, cells => cells.Sum());
        Assert.Equal(field.Values.Sum(), coarse.Values.Sum());
        Assert.True(coarse == field || (coarse.Columns <= 5 && coarse.Rows <= 4));
    }

    [Property]
    public void A_palette_goes_from_its_first_colour_to_its_last(NormalFloat fraction)
    {
        foreach (var palette in (Palette[])[Palette.Viridis, Palette.BlueRed, Palette.Tint])
        {
            Assert.Equal((palette.Stops[0], palette.Stops[^1]), (palette.At(0), palette.At(1)));
            Assert.Equal(palette.At(Math.Clamp(fraction.Get, 0, 1)), palette.At(fraction.Get));
            Assert.All(palette.Stops.Select((stop, i) => (stop, i)), at => Assert.Equal(at.stop.Hex, palette.At((double)at.i / (palette.Stops.Count - 1)).Hex));
        }
    }

    [Fact]
    public void Viridis_grows_brighter_all_the_way_and_the_middle_of_blue_and_red_is_zero()
    {
        var brightness = Enumerable.Range(0, 101).Select(i => Palette.Viridis.At(i / 100.0)).Select(Brightness).ToArray();
        Assert.Equal(brightness, brightness.Order());
        Assert.Equal("#f7f7f7", Shading.Of("", Palette.BlueRed, new LinearScale(), [-1, 3]).At(0).Hex);
    }

    [Fact]
    public void Series_are_told_apart_without_colours()
    {
        var inks = Enumerable.Range(0, 40).Select(i => new Ink(i)).ToArray();
        Assert.Equal(40, inks.Select(ink => (ink.Class, ink.Dash)).Distinct().Count());
        Assert.Equal(24, inks.Take(24).Select(ink => (ink.Class, ink.Shape)).Distinct().Count());
        Assert.Equal(5, inks.Take(5).Select(ink => ink.Dash).Distinct().Count());
        Assert.All(Enumerable.Range(0, Ink.Colours), i => Assert.Equal(3, Style.Text.Text.Split($".plot .c{i}{{color:#").Length));
    }

    /// <summary>By ITU-R BT.709, of the values as the screen has them: enough to compare.</summary>
    private static double Brightness(Colour colour) => (0.2126 * colour.Red) + (0.7152 * colour.Green) + (0.0722 * colour.Blue);

    private static Dictionary<double, (Spot, Spot, double, double)> Extremes(IEnumerable<Spot> spots) =>
        spots.GroupBy(spot => Math.Floor(spot.X)).ToDictionary(column => column.Key, column => (column.First(), column.Last(), column.Min(spot => spot.Y), column.Max(spot => spot.Y)));
}
