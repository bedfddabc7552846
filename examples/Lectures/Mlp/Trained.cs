namespace Functional.Nn.Lectures;

/// <summary>A network that has learned two classes of points.</summary>
/// <param name="Data">What the data is called.</param>
/// <param name="Network">What the network is called.</param>
/// <param name="Model">The network.</param>
/// <param name="Examples">The points.</param>
/// <param name="Start">Its parameters before the first step.</param>
/// <param name="Epochs">Its epochs.</param>
internal sealed record Trained(string Data, string Network, Model Model, Dataset Examples, Env Start, ValueList<Epoch> Epochs)
{
    /// <summary>The accuracy on the training data, over the last epoch.</summary>
    public double Accuracy => Epochs[^1].Train.Accuracy.IfNone(double.NaN);

    /// <summary>The mean loss over the last ten epochs.</summary>
    public double Loss => Epochs.TakeLast(10).Average(epoch => epoch.Train.Loss);

    /// <summary>The accuracy from epoch to epoch.</summary>
    public Line Curve => new(Network, [.. Epochs.Select(epoch => epoch.Train.Accuracy.IfNone(double.NaN))]);

    /// <summary>All of it in a row.</summary>
    public ValueList<string> Row => [Data, Network, $"{Model.ParameterCount}", $"{Epochs.Count}", Numerals.Readable.Of(Loss), Numerals.Percent(Accuracy)];

    /// <summary>Where it decides for which class after so many epochs; after all, unless said otherwise.</summary>
    public Validation<NnError, Plot> Regions(string title, int epochs = int.MaxValue) =>
        DecisionRegions.Of<float>(Model, epochs == 0 ? Start : Epochs[Math.Min(epochs, Epochs.Count) - 1].State.Parameters, SoftmaxCrossEntropy, Examples)
            .Map(plot => (plot with { Title = title }).Sized(340, 340).Square());
}
