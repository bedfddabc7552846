using System.Collections.Immutable;

namespace Functional.Nn;

/// <summary>Boxes and the curves between them, in layers from top to bottom. A curve turns between layers and is upright within one, so
/// it meets no box but its own two.</summary>
/// <param name="Boxes">Each box with its middle and its upper edge.</param>
/// <param name="Curves">Each use of a value, as the points through which it goes straight down and between which it bends.</param>
/// <param name="Width">The width of all.</param>
/// <param name="Height">The height of all.</param>
internal sealed record Layout(ImmutableArray<(Box Box, double X, double Y)> Boxes, ImmutableArray<ImmutableArray<(double X, double Y)>> Curves, double Width, double Height)
{
    private const double Margin = 16;
    private const double BoxGap = 20;
    private const double BendGap = 14;
    private const double LeastStep = 30;
    private const double MostStep = 84;
    private const double StepPerWidth = 0.09;
    private const double PortGap = 10;
    private const double PortMargin = 14;

    /// <summary>The layout of boxes, each below those of its inputs; null where it would need more than <paramref name="most"/> boxes and bends.</summary>
    public static Layout? Of(ImmutableArray<Box> boxes, int[][] inputs, int most)
    {
        if (Skeleton.Of(inputs, most) is not { } skeleton)
            return null;
        var widths = boxes.Select(box => box.Width).ToArray();
        double Half(int vertex) => skeleton.IsBend(vertex) ? 0 : widths[vertex] / 2;
        var order = Ordering.Of(skeleton);
        var raw = Alignment.Of(skeleton, order, (a, b) => Half(a) + Half(b) + (skeleton.IsBend(a) || skeleton.IsBend(b) ? BendGap : BoxGap));
        var left = raw.Select((x, vertex) => x - Half(vertex)).DefaultIfEmpty().Min() - Margin;
        var xs = raw.Select(x => x - left).ToArray();
        var tops = Tops(skeleton, xs);
        ImmutableArray<ImmutableArray<(double, double)>> curves = [.. inputs.SelectMany((of, node) => Ports(xs[node], widths[node], [.. of.Select(input => xs[skeleton.At(input, skeleton.Layers[node] - 1)])])
            .Select((port, i) => Curve(skeleton, xs, tops, of[i], node, port)))];
        return new(
            [.. boxes.Select((box, node) => (box, xs[node], tops[skeleton.Layers[node]]))],
            curves,
            xs.Select((x, vertex) => x + Half(vertex)).DefaultIfEmpty().Max() + Margin,
            tops.Select(top => top + Box.Height).DefaultIfEmpty(Margin).Max() + Margin);
    }

    /// <summary>The upper edge of each layer, a whole number, so that boxes and curves round alike; the farther a segment runs to the side, the more room it has.</summary>
    private static double[] Tops(Skeleton skeleton, double[] xs)
    {
        var steps = new double[skeleton.Depth];
        for (var vertex = 0; vertex < xs.Length; vertex++)
            foreach (var above in skeleton.Above[vertex])
                steps[skeleton.Layers[vertex]] = Math.Max(steps[skeleton.Layers[vertex]], Math.Abs(xs[vertex] - xs[above]));
        var y = Margin;
        return [.. steps.Select((wide, layer) => y += layer == 0 ? 0 : Box.Height + Math.Round(Math.Clamp(LeastStep + (StepPerWidth * wide), LeastStep, MostStep)))];
    }

    /// <summary>Where the curves enter a box: right below where they come from, as far as there is room.</summary>
    private static double[] Ports(double middle, double width, double[] from)
    {
        var room = (width / 2) - PortMargin;
        var gap = Math.Min(PortGap, from.Length > 1 ? 2 * room / (from.Length - 1) : PortGap);
        var order = Enumerable.Range(0, from.Length).OrderBy(i => from[i]).ToArray();
        var ports = new double[from.Length];
        for (var k = 0; k < order.Length; k++)
            ports[order[k]] = Math.Max(Math.Clamp(from[order[k]], middle - room, middle + room), k == 0 ? double.NegativeInfinity : ports[order[k - 1]] + gap);
        for (var k = order.Length - 1; k >= 0; k--)
            ports[order[k]] = Math.Min(ports[order[k]], k == order.Length - 1 ? middle + room : ports[order[k + 1]] - gap);
        return ports;
    }

    private static ImmutableArray<(double X, double Y)> Curve(Skeleton skeleton, double[] xs, double[] tops, int from, int to, double port)
    {
        var points = ImmutableArray.CreateBuilder<(double X, double Y)>();
        points.Add((xs[from], tops[skeleton.Layers[from]] + Box.Height));
        for (var layer = skeleton.Layers[from] + 1; layer < skeleton.Layers[to]; layer++)
        {
            points.Add((xs[skeleton.At(from, layer)], tops[layer]));
            points.Add((xs[skeleton.At(from, layer)], tops[layer] + Box.Height));
        }

        points.Add((port, tops[skeleton.Layers[to]]));
        return points.DrainToImmutable();
    }
}
