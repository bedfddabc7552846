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
        from train in job.Evaluate(last.State.Parameters, job.Train, "training")
        from test in job.Test.Match(
            Some: data => job.Evaluate(last.State.Parameters, data, "test").Map(Option<Evaluated>.Some),
            None: () => Ok(Option<Evaluated>.None))
        select new TrainingView(job, last, train, test, time);

    /// <summary>Loss and accuracy in a line.</summary>
    public static string Text(Score score) =>
        $"loss {Numerals.Of(score.Loss)}{score.Accuracy.Match(Some: accuracy => $", accuracy {Percent(accuracy)}", None: () => "")}";

    /// <inheritdoc/>
    public void Render(IAnsiConsole console)
    {
        new Prose(string.Create(CultureInfo.InvariantCulture, $"{Job.Model.Layer}: {Job.Model.ParameterCount} parameters")).Render(console);
        new Prose(string.Create(CultureInfo.InvariantCulture, $"{Job.Recipe}: {Last.Number} epoch{(Last.Number == 1 ? "" : "s")} in {Time.TotalSeconds:0.0} s")).Render(console);
        Test.ToSeq().Aggregate(With(Grid.Of(["examples", "number", "loss", .. Train.Score.Accuracy.Map(_ => "accuracy")]), "training", Train), (grid, test) => With(grid, "test", test)).Render(console);
        Test.IfNone(Train).Confusion.IfSome(matrix => new ConfusionView(Test.IsSome ? "test" : "training", matrix, Job.Schema.Classes).Render(console));
    }

    private static Grid With(Grid grid, string name, Evaluated evaluated) => grid.With(
        [name, $"{evaluated.Score.Count}", Numerals.Of(evaluated.Score.Loss), .. evaluated.Score.Accuracy.Map(Percent)]);

    private static string Percent(double fraction) => string.Create(CultureInfo.InvariantCulture, $"{100 * fraction:0.00}%");
}
