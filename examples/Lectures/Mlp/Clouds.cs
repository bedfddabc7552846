namespace Functional.Nn.Lectures;

/// <summary>Points of the plane in two classes, made by a key.</summary>
internal static class Clouds
{
    /// <summary>Points around four corners, of which opposite ones are of one class.</summary>
    public static Validation<NnError, Dataset> Xor(int count, double noise, Key key) =>
        Of(count, noise, key, i => ((i & 1) ^ ((i >> 1) & 1), i & 1, (i >> 1) & 1));

    /// <summary>Two half circles, one in the hollow of the other.</summary>
    public static Validation<NnError, Dataset> Moons(int count, double noise, Key key) =>
        Of(count, noise, key, i => Math.PI * key.Fold("turn").Uniform(i) is var turn && i % 2 == 0 ? (0, Math.Cos(turn), Math.Sin(turn)) : (1, 1 - Math.Cos(turn), 0.5 - Math.Sin(turn)));

    /// <summary>Two arms that go so many times around each other.</summary>
    public static Validation<NnError, Dataset> Spirals(int count, double turns, double noise, Key key) =>
        Of(count, noise, key, i => Math.Sqrt(key.Fold("turn").Uniform(i)) is var way && Math.PI * ((2 * turns * way) + (i % 2)) is var turn
            ? (i % 2, 2 * way * Math.Cos(turn), 2 * way * Math.Sin(turn))
            : default);

    private static Validation<NnError, Dataset> Of(int count, double noise, Key key, Func<int, (int Class, double X, double Y)> point)
    {
        var points = Enumerable.Range(0, count).Select(point).ToArray();
        var noises = Normal(noise).Draw<double>(key.Fold("noise"), [count, 2], default);
        return Dataset.Of(
            Tensor.Generate([count, 2], i => noises.Span[i] + (i % 2 == 0 ? points[i / 2].X : points[i / 2].Y)),
            Tensor.Generate([count], i => points[i].Class), ["x1", "x2"], ["0", "1"]);
    }
}
