using Functional.Nn.Ops;
using Functional.Nn.Plots;

namespace Functional.Nn.Properties;

/// <summary>Plots as they are used, with every mark among them.</summary>
internal static class Gallery
{
    private const int Epochs = 40;

    private static readonly ValueList<double> Counted = [.. Enumerable.Range(1, Epochs).Select(i => (double)i)];

    private static readonly ValueList<string> Digits = [.. Enumerable.Range(0, 10).Select(i => $"{i}")];

    private static readonly ValueList<string> Clothes = ["T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    private static readonly Field Valley = Field.Of((x, y) => Rosenbrock(x, y) + 1e-3, new(-2, 2), new(-1, 3));

    public static ValueList<Plot> Plots =>
    [
        Plot.Of("Loss by epoch", new Line("training", Curve(e => 2.2 * Math.Exp(-e / 9) + 0.05)), new Line("validation", Curve(e => 2.1 * Math.Exp(-e / 10) + 0.2 + (0.004 * e))), new VerticalLine(23, "best epoch"))
            .LabelX("epoch").LabelY("softmax cross-entropy"),
        Plot.Of("Accuracy over ten seeds", new Band("adam", Counted, Curve(e => 0.9 - Math.Exp(-e / 6)), Curve(e => 0.98 - Math.Exp(-e / 6))), new Line("adam", Curve(e => 0.94 - Math.Exp(-e / 6))), new HorizontalLine(0.97, "human"))
            .CoverY(0, 1).LabelX("epoch").LabelY("accuracy"),
        RangeTest,
        Moons,
        Plot.Of("Confusion matrix", new Matrix(Digits, Digits, Confusion(1), "examples")).LabelX("predicted").LabelY("actual"),
        Plot.Of("Confusion matrix with long names", new Matrix(Clothes, Clothes, Confusion(103), "examples")).LabelX("predicted").LabelY("actual"),
        Plot.Of("Correlations", new Matrix(["length", "width", "area"], ["length", "width", "area"], [1, -0.12, 0.87, -0.12, 1, double.NaN, 0.87, double.NaN, 1]) { Palette = Palette.BlueRed }),
        Plot.Of("Weights", Histogram.Of("before", Normal("before", 3000)), Histogram.Of("after", [.. Normal("after", 3000).Select(x => (1.6 * x) + 0.3)])).LabelX("weight").LabelY("count"),
        Plot.Of("Ways over a valley", new HeatMap(Valley, "loss", IsLogarithmic: true), Contours.Of(Valley, 8), Way("gradient descent", 1.5e-3, 0), Way("momentum 0.9", 2e-4, 0.9)).LabelX("w₁").LabelY("w₂").Square(),
        Plot.Of("Attention", new HeatMap(Field.Of((x, y) => Math.Exp((y - x) * (x - y) / 8), new(0, 12), new(0, 12), 12, 12), "weight")).LabelX("key").LabelY("query"),
        Plot.Of("Filters", new Images(3, 3, [.. Normal("filters", 108)], "weight") { Columns = 4, Palette = Palette.BlueRed }),
        Plot.Of("Importance", new Bars("loss of accuracy", ["sepal length", "sepal width", "petal length", "petal width"], [0.012, -0.004, 0.23, 0.31])).LabelY("loss of accuracy"),
        Plot.Of("Nine series", [.. Enumerable.Range(0, 9).Select(k => new Line($"series {k}", Curve(e => k + Math.Sin((e / 5) + k))))]),
        Plot.Of("Steps", new Line("loss", [.. Normal("steps", 20_000).Select((x, i) => Math.Abs(x) * Math.Exp(-i / 5e3))])).LabelX("step"),
        Plot.Of("Tiny", new Line("a", [1e-9, 1e-9])),
        Plot.Of("Huge", new Line("a", [-1.7e308, 1.7e308])),
        Plot.Of("Close", new Line("a", [0.693147, 0.693151])),
        Plot.Of("Nothing"),
    ];

    private static Plot RangeTest
    {
        get
        {
            ValueList<double> rates = [.. Enumerable.Range(0, 120).Select(i => Math.Pow(10, -6 + (i * 0.055)))];
            return Plot.Of("Learning-rate range test", new Line("loss", rates, [.. rates.Select(x => 2.3 - (1.9 / (1 + Math.Pow(3e-3 / x, 1.4))) + Math.Pow(x / 0.15, 3))]), new VerticalLine(4.1e-3, "suggested 0.0041"))
                .LogX().LogY().LabelX("learning rate").LabelY("loss");
        }
    }

    private static Plot Moons
    {
        get
        {
            var (noise, turns) = (Normal("moons", 400), Enumerable.Range(0, 200).Select(i => Math.PI * i / 200).ToArray());
            ValueList<int> classes = [.. turns.Select((_, i) => i % 2)];
            return Plot.Of("Decision regions of two moons", new Regions(Field.Of((x, y) => y > 0.25 - (0.55 * Math.Sin((x - 0.5) * 3.1)) ? 0 : 1, new(-1.6, 2.6), new(-1.2, 1.7)), ["outer", "inner"]))
                .With(Scatter.OfClasses(["outer", "inner"], classes,
                    [.. turns.Select((t, i) => (i % 2 == 0 ? Math.Cos(t) : 1 - Math.Cos(t)) + (0.13 * noise[i]))],
                    [.. turns.Select((t, i) => (i % 2 == 0 ? Math.Sin(t) : 0.5 - Math.Sin(t)) + (0.13 * noise[200 + i]))]))
                .LabelX("x₁").LabelY("x₂");
        }
    }

    private static double Rosenbrock(double x, double y) => ((1 - x) * (1 - x)) + (100 * (y - (x * x)) * (y - (x * x)));

    private static Trajectory Way(string name, double rate, double momentum)
    {
        var (x, y, dx, dy, xs, ys) = (-1.0, 2.3, 0.0, 0.0, new List<double>(), new List<double>());
        for (var i = 0; i < 100; i++)
        {
            xs.Add(x);
            ys.Add(y);
            (dx, dy) = ((momentum * dx) + (rate * ((2 * (1 - x)) + (400 * x * (y - (x * x))))), (momentum * dy) - (rate * 200 * (y - (x * x))));
            (x, y) = (x + dx, y + dy);
        }

        return new(name, [.. xs], [.. ys]);
    }

    private static ValueList<double> Curve(Func<double, double> f) => [.. Counted.Select(f)];

    private static ValueList<double> Confusion(double scale) => [.. Enumerable.Range(0, 100).Select(i => scale * (i / 10 == i % 10 ? 30 + (i % 7) : i % 13 == 0 ? 1 + (i % 3) : 0))];

    /// <summary>Box and Muller's way.</summary>
    private static ValueList<double> Normal(string name, int count) => Key.Of(0).Fold(name) is var key
        ? [.. Enumerable.Range(0, count).Select(i => Math.Sqrt(-2 * Math.Log(1 - key.Uniform(2 * i))) * Math.Cos(2 * Math.PI * key.Uniform((2 * i) + 1)))]
        : [];
}
