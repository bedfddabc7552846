using System.Globalization;
using Functional.Nn.Plots;
using Functional.Nn.Training;
using LanguageExt;
using Spectre.Console;
using static Functional.Nn.Validated;

namespace Functional.Nn.Cli;

/// <summary>What came out of training.</summary>
/// <param name="Job">What was done.</param>
/// <param name="Epochs">What was done, in words.</param>
/// <param name="Train">The score on the training examples.</param>
/// <param name="Held">The score on the examples that early stopping is decided by.</param>
/// <param name="Test">The score on the test examples.</param>
/// <param name="Time">How long it took.</param>
internal sealed record TrainingView(TrainingJob Job, string Epochs, Evaluated Train, Option<Evaluated> Held, Option<Evaluated> Test, TimeSpan Time) : IView
{
    /// <summary>Measures the model on all examples.</summary>
    public static Validation<NnError, TrainingView> Of(TrainingJob job, Checkpoint last, TimeSpan time) =>
        from train in job.Evaluate(job.Result(last).State.Parameters, job.Run.Data, "training")
        from held in Of(job, last, job.Held.Map(held => held.Examples), "validation")
        from test in Of(job, last, job.Test, "test")
        select new TrainingView(job, Done(job, last), train, held, test, time);

    private static Validation<NnError, Option<Evaluated>> Of(TrainingJob job, Checkpoint last, Option<Dataset> examples, string name) => examples.Match(
        Some: data => job.Evaluate(job.Result(last).State.Parameters, data, name).Map(Option<Evaluated>.Some),
        None: () => Ok(Option<Evaluated>.None));

    private static string Done(TrainingJob job, Checkpoint last) => job.Result(last) is { IsWhole: true, Number: var number }
        ? string.Create(CultureInfo.InvariantCulture, $"{number} epoch{(number == 1 ? "" : "s")}")
        : string.Create(CultureInfo.InvariantCulture, $"{last.Epoch.State.Step} steps");

    /// <summary>Loss and accuracy in a line.</summary>
    public static string Text(Score score) =>
        $"loss {Numerals.Readable.Of(score.Loss)}{score.Accuracy.Match(Some: accuracy => $", accuracy {Numerals.Percent(accuracy)}", None: () => "")}";

    /// <summary>The same as a page, with curves, pictures and all that was seen on the way.</summary>
    public Page Report(string title, Checkpoint last, Observations seen) => new RunReport<float>(
        Job.Run, Job.Result(last), last.Curve, seen, Job.Schema, Sets)
        .ToPage(title, ("done", string.Create(CultureInfo.InvariantCulture, $"{Epochs} in {Time.TotalSeconds:0.0} s")));

    /// <inheritdoc/>
    public void Render(IAnsiConsole console)
    {
        new Prose(string.Create(CultureInfo.InvariantCulture, $"{Job.Model.Layer}: {Job.Model.ParameterCount} parameters")).Render(console);
        new Prose(string.Create(CultureInfo.InvariantCulture, $"{Job.Recipe}: {Epochs} in {Time.TotalSeconds:0.0} s")).Render(console);
        Grid.Of(Evaluated.Table(Sets)).Render(console);
        Test.IfNone(Train).Confusion.IfSome(matrix => new ConfusionView(Test.IsSome ? "test" : "training", matrix, Job.Schema).Render(console));
    }

    private ValueList<(string Name, Evaluated Evaluated)> Sets => [("training", Train), .. Held.Map(held => ("validation", held)), .. Test.Map(test => ("test", test))];
}
