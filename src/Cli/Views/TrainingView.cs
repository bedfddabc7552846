using System.Globalization;
using Functional.Nn.Training;
using LanguageExt;
using Spectre.Console;
using static Functional.Nn.Validated;

namespace Functional.Nn.Cli;

/// <summary>What came out of training.</summary>
/// <param name="Job">What was done.</param>
/// <param name="Last">The last epoch.</param>
/// <param name="Train">The score on the training examples.</param>
/// <param name="Test">The score on the test examples.</param>
/// <param name="Time">How long it took.</param>
internal sealed record TrainingView(TrainingJob Job, Epoch Last, Evaluated Train, Option<Evaluated> Test, TimeSpan Time) : IView
{
    private static readonly Numerals Numerals = new(4);

    /// <summary>Measures the model on all examples.</summary>
    public static Validation<NnError, TrainingView> Of(TrainingJob job, Epoch last, TimeSpan time) =>
        from train in job.Evaluate(last.State.Parameters, job.Train)
        from test in job.Test.Match(
            Some: data => job.Evaluate(last.State.Parameters, data).Map(Option<Evaluated>.Some),
            None: () => Ok(Option<Evaluated>.None))
        select new TrainingView(job, last, train, test, time);

    /// <summary>Loss and accuracy in a line.</summary>
    public static string Text(Score score) =>
        $"loss {Numerals.Of(score.Loss)}{score.Accuracy.Match(Some: accuracy => $", accuracy {Percent(accuracy)}", None: () => "")}";

    /// <inheritdoc/>
    public void Render(IAnsiConsole console)
    {
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Job.Model.Layer}: {Job.Model.ParameterCount} parameters"));
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Job.Recipe}: {Last.Number} epoch{(Last.Number == 1 ? "" : "s")} in {Time.TotalSeconds:0.0} s"));
        Test.ToSeq().Aggregate(With(Grid.Of("examples", "number", "loss", "accuracy"), "training", Train), (grid, test) => With(grid, "test", test)).Render(console);
        Test.IfNone(Train).Confusion.IfSome(matrix =>
        {
            console.WriteLine($"{(Test.IsSome ? "test" : "training")} examples, actual classes by predicted ones:");
            Confusion(matrix).Render(console);
        });
    }

    private static Grid With(Grid grid, string name, Evaluated evaluated) => grid.With(
        name,
        $"{evaluated.Score.Count}",
        Numerals.Of(evaluated.Score.Loss),
        evaluated.Score.Accuracy.Match(Some: Percent, None: () => ""));

    private Grid Confusion(ConfusionMatrix matrix) => Enumerable.Range(0, matrix.Classes).Aggregate(
        Grid.Of(["actual", .. Job.Schema.Classes]),
        (grid, actual) => grid.With([Job.Schema.Classes[actual], .. Enumerable.Range(0, matrix.Classes).Select(predicted => matrix[actual, predicted] is > 0 and var count ? $"{count}" : ".")]));

    private static string Percent(double fraction) => string.Create(CultureInfo.InvariantCulture, $"{100 * fraction:0.00}%");
}
