namespace Functional.Nn.Lectures;

/// <summary>A network that has learned two classes of points.</summary>
/// <param name="Data">What the data is called.</param>
/// <param name="Network">What the network is called.</param>
/// <param name="Run">How it learned.</param>
/// <param name="Fitted">What came of it.</param>
internal sealed record Trained(string Data, string Network, Run<float> Run, Fitted Fitted)
{
    private const int Late = 10;

    /// <summary>The accuracy on the training data, over the last epoch.</summary>
    public double Accuracy => Right(Fitted.Score);

    /// <summary>The mean loss over the last ten epochs.</summary>
    public double Loss => Fitted.Curve.Points.TakeLast(Late).Average(point => point.Train.Loss);

    /// <summary>The accuracy from epoch to epoch.</summary>
    public Line Curve => Fitted.Curve.TrainLine(Network, Right);

    /// <summary>All of it in a row.</summary>
    public ValueList<string> Row => [Data, Network, $"{Fitted.Model.ParameterCount}", $"{Fitted.Epoch.Number}", Numerals.Readable.Of(Loss), Numerals.Percent(Accuracy)];

    /// <summary>Where it decides for which class.</summary>
    public Validation<NnError, Plot> Regions(string title) => Regions(title, Fitted.Epoch.State);

    /// <summary>Where it decided after so many epochs.</summary>
    public Validation<NnError, Plot> Regions(string title, int epochs) => Run.At(epochs * Run.Batches.IfNone(0)).Bind(state => Regions(title, state));

    private Validation<NnError, Plot> Regions(string title, State state) =>
        from plot in DecisionRegions.Of<float>(Fitted.Model, state.Parameters, SoftmaxCrossEntropy, Run.Data)
        select (plot with { Title = title }).Sized(340, 340).Square();

    private static double Right(Score score) => score.Accuracy.IfNone(double.NaN);
}
