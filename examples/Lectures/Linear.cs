using MathNet.Numerics.LinearAlgebra;

namespace Functional.Nn.Lectures;

/// <summary>Lectures 001 and 003, "Linear Regression as a Single-layer Neural Network": one neuron without activation, the mean squared error, and three ways to its least.</summary>
public sealed record Linear() : Example(
    "linear", [1, 3], "Linear regression",
    "Gradient descent finds the coefficients that the normal equation and QR find. How fast depends on the curvature: it converges for rates below 2 / λmax of the Hessian and diverges above; without scaling, the same share of that bound soon gets stuck.")
{
    private const double Share = 0.95;

    private sealed record Walk(string Name, double Rate, Fitted Fitted)
    {
        public ValueList<double> Losses => [.. Fitted.Curve.Points.Select(point => point.Train.Loss)];
    }

    /// <inheritdoc/>
    public override Validation<NnError, Findings> Run(Effort effort) =>
        from raw in Tables.Load("diabetes")
        let scaled = Scaler.Standard(raw).Apply(raw)
        let x = Design(scaled)
        let y = Vector<double>.Build.DenseOfArray(raw.Targets.To<double>().Span.ToArray())
        let normal = (x.Transpose() * x).Cholesky().Solve(x.Transpose() * y)
        let qr = x.QR().Solve(y)
        let most = MostRate(scaled)
        from found in Descend("to the end", scaled, Share * most, effort.Of(12_000, 30_000))
        from curves in new[]
        {
            Descend("0.01 of the bound", scaled, 0.01 * most, 100), Descend("0.3 of the bound", scaled, 0.3 * most, 100), Descend("0.9 of the bound", scaled, 0.9 * most, 100),
            Descend("1.02 of the bound", scaled, 1.02 * most, 100), Descend("0.9, not scaled", raw, 0.9 * MostRate(raw), 100),
        }.Sequence()
        let learned = found.Fitted.Parameters["dense1.bias"].To<double>().Span.ToArray().Concat(found.Fitted.Parameters["dense1.weight"].To<double>().Span.ToArray()).ToArray()
        let least = (y - (x * qr)).PointwisePower(2).Average()
        from one in raw.Columns("bmi")
        let slope = Design(one).QR().Solve(y)[1]
        select Findings.Of([Curves(curves, least), Predicted(y, x * qr)], columns: 2)
            .With("Coefficients for the standardised features.", new(
                ["coefficient", "normal equation", "QR", "gradient descent"],
                [.. raw.FeatureNames.Prepend("b").Select((name, i) => ValueList.Of(name, Show(normal[i]), Show(qr[i]), Show(learned[i])))]))
            .With("The mean squared error on the way of gradient descent.", new(
                ["learning rate", "value", "before step 1", "before step 100"],
                [.. curves.Select(curve => ValueList.Of(curve.Name, Show(curve.Rate), Show(curve.Losses[0]), Show(curve.Losses[^1])))]))
            .Claim(Claim.AtMost("the largest difference between the coefficients of the normal equation and of QR", (normal - qr).AbsoluteMaximum(), 1e-6))
            .Claim(Claim.AtMost("the largest difference between the coefficients of gradient descent and of QR", learned.Zip(qr, (a, b) => Math.Abs(a - b)).Largest(), 1e-6))
            .Claim(Claim.Near("lecture 001: for one feature, bmi, β1 = Σ (x - x̄)(y - ȳ) / Σ (x - x̄)²", Slope(Design(one).Column(1), y), slope, 1e-12))
            .Claim("below 2 / λmax each rate leads down", curves[..3].All(curve => curve.Losses[^1] < curve.Losses[0]), string.Join(", ", curves[..3].Select(curve => Show(curve.Losses[^1]))))
            .Claim("above it descent diverges", curves[3].Losses[^1] > 2 * curves[3].Losses.Min(), Show(curves[3].Losses[^1]))
            .Claim("without scaling, 100 steps at the same share of the bound leave much more of the error that can be avoided", curves[4].Losses[^1] - least > 10 * (curves[2].Losses[^1] - least), $"{Show(curves[4].Losses[^1] - least)} against {Show(curves[2].Losses[^1] - least)}");

    private static string Show(double number) => new Numerals(7).Of(number);

    /// <summary>The features with a column of ones before them.</summary>
    private static Matrix<double> Design(Dataset data) =>
        Matrix<double>.Build.Dense(data.Count, data.FeatureShape.Size + 1, (i, j) => j == 0 ? 1 : data.Features.To<double>()[i, j - 1]);

    private static double Slope(Vector<double> x, Vector<double> y) => (x - x.Average()).DotProduct(y - y.Average()) / (x - x.Average()).PointwisePower(2).Sum();

    /// <summary>2 / λmax of the Hessian 2 XᵀX / n of the mean squared error: at larger rates steps overshoot more than they gain.</summary>
    private static double MostRate(Dataset data)
    {
        var x = Design(data);
        return data.Count / (x.Transpose() * x).Evd(Symmetricity.Symmetric).EigenValues.Max(value => value.Real);
    }

    private static Validation<NnError, Walk> Descend(string name, Dataset data, double rate, int steps) =>
        from model in Dense(1, weight: Constant(0)).Build(data.FeatureShape)
        from fitted in (Minimise(MeanSquaredError) with { Optimizer = Sgd(rate), Batch = data.Count }).Train<double>(steps, model, data, key: 1)
        select new Walk(name, rate, fitted);

    private static Plot Curves(IEnumerable<Walk> curves, double least) => Plot.Of(
        "mean squared error, above the least",
        [.. curves.Select(curve => new Line(curve.Name, [.. curve.Losses.Select((_, i) => i + 1.0)], [.. curve.Losses.Select(loss => loss - least)]))])
        .LabelX("step").LabelY("error").LogY().Sized(480, 400);

    private static Plot Predicted(Vector<double> actual, Vector<double> predicted) => Plot.Of(
        "progression of diabetes after a year", new Scatter("patients", [.. actual], [.. predicted]), new Line("exact", [actual.Minimum(), actual.Maximum()], [actual.Minimum(), actual.Maximum()]))
        .LabelX("measured").LabelY("predicted").Sized(400, 400);
}
