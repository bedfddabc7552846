using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops;
using Functional.Nn.Plots;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using LanguageExt;
using Xunit;
using static Functional.Nn.Ops.Layers;
using static Functional.Nn.Ops.Losses;

namespace Functional.Nn.Properties;

public sealed class ReportTests
{
    private static readonly Dataset Iris = Scaler.Standard(Tables.Load("iris").OrThrow()).Apply(Tables.Load("iris").OrThrow());

    [Fact]
    public void A_page_tells_all_of_a_run_and_needs_nothing_else()
    {
        var (page, run) = (Page(Iris, (Dense(8) >> Relu >> Dense(3)).Build([4]).OrThrow(), SoftmaxCrossEntropy), "dense 8 >> relu >> dense 3");
        foreach (var told in new[] { run, "adam", "fingerprint of the run", "validation", "relu1", "dense1.weight", "principal component", "setosa", "Identity" })
            Assert.Contains(System.Net.WebUtility.HtmlEncode(told), page, StringComparison.Ordinal);
        Assert.Equal(["Scores", "Curves", "Layers", "Parameters", "Way through the loss", "Model", "Identity"], Headings(page));
        Assert.Equal(14, Pictures(page).Count());
    }

    /// <summary>Where there is no browser, the page is only read.</summary>
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public void Every_picture_is_seen_whole_and_nothing_is_fetched_on_a_screen_of(int width)
    {
        var page = Page(Iris, (Dense(8) >> Relu >> Dense(3)).Build([4]).OrThrow(), SoftmaxCrossEntropy);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal).Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Browser.Look(page, width).IfSome(seen =>
        {
            Assert.Equal((width, width, 0), ((int)seen.Width, (int)seen.ScrollWidth, seen.Fetched));
            Assert.Equal(Pictures(page).Count(), seen.Pictures.Length);
            Assert.All(seen.Pictures, picture => Assert.True(picture.Content > 1000 && picture.Box.Right > picture.Box.Left && picture.Box.Bottom > picture.Box.Top, picture.Title));
        });
    }

    [Fact]
    public void Of_two_features_the_page_shows_where_what_is_decided()
    {
        var two = Dataset.Of(Tensor.Generate([150, 2], i => Iris.Features.To<double>().Span[(i / 2 * 4) + 2 + (i % 2)]), Iris.Targets, ["length", "width"], Iris.ClassNames).OrThrow();
        var page = Page(two, (Dense(8) >> Tanh >> Dense(3)).Build([2]).OrThrow(), SoftmaxCrossEntropy);
        Assert.Contains("Decisions", Headings(page));
        Assert.Contains(">length<", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_have_no_confusion_and_no_accuracy()
    {
        var data = Tables.Load("diabetes").OrThrow();
        var page = Page(Scaler.Standard(data).Apply(data), Dense(1).Build([10]).OrThrow(), MeanSquaredError);
        Assert.DoesNotContain("confusion", page, StringComparison.Ordinal);
        Assert.Equal(["Scores", "Curves", "Layers", "Parameters", "Way through the loss", "Model", "Identity"], Headings(page));
    }

    [Fact]
    public void A_page_without_epochs_says_what_there_is()
    {
        var run = Recipe.Minimise(SoftmaxCrossEntropy).Run<float>(Dense(3).Build([4]).OrThrow(), Iris, 1).OrThrow();
        var page = new RunReport<float>(run, Checkpoint.Of(run.Initial).Epoch, new([]), Observations.None, new(Iris.FeatureNames, "kind", Iris.ClassNames), []).ToPage("nothing done").ToHtml();
        Assert.Equal(["Scores", "Curves", "Model", "Identity"], Headings(page));
    }

    [Fact]
    public void Regions_are_where_the_model_decides()
    {
        var model = Dense(2).Build([2]).OrThrow();
        var data = Dataset.Of(Tensor.Of<double>([2, 2], -1, 0, 1, 0), Tensor.Vector(0, 1), [], ["left", "right"]).OrThrow();
        var parameters = Env.Of(("dense1.weight", Tensor.Of<double>([2, 2], -1, 1, 0, 0)), ("dense1.bias", Tensor.Vector(0.0, 0.0)));
        var plot = DecisionRegions.Of<double>(model, parameters, SoftmaxCrossEntropy, data).OrThrow();
        var field = Assert.IsType<Regions>(plot.Marks[0]).Classes;
        for (var row = 0; row < field.Rows; row++)
            for (var column = 0; column < field.Columns; column++)
                Assert.Equal(column < field.Columns / 2 ? 0 : 1, field[row, column]);
        Assert.NotEmpty(DecisionRegions.Of<double>(Dense(2).Build([4]).OrThrow(), parameters, SoftmaxCrossEntropy, data).Errors());
    }

    [Property(MaxTest = 30)]
    public Property Of_many_observations_some_are_kept_evenly_and_always_the_last() => Prop.ForAll(Arb.From(Gen.Choose(1, 400)), count =>
    {
        var seen = Enumerable.Range(1, count).Select(Seen).Aggregate(Observations.None, (all, next) => all.With(next));
        var numbers = seen.Kept.Select(one => one.Epoch.Number).ToArray();
        Assert.InRange(numbers.Length, 1, 64);
        Assert.Equal(count, numbers[^1]);
        Assert.All(numbers[..^1], number => Assert.Equal(0, (number - 1) % seen.Stride));
        Assert.Equal(Enumerable.Range(1, count).Where(number => (number - 1) % seen.Stride == 0 || number == count), numbers);

        static Observation Seen(int number) => new(new(number, new(Env.Empty, Env.Empty, number, number, 1), Score.Zero, Option<Score>.None, []), [], []);
    });

    private static string Page(Dataset data, Model model, Loss loss)
    {
        var parts = data.Split(0.8, 1).OrThrow();
        var run = Recipe.Minimise(loss).Run<float>(model, parts.Train, 1, parts.Test).OrThrow();
        var (epochs, monitor) = (run.Epochs().Take(4).ToArray(), new Monitor<float>(run));
        var seen = epochs.Aggregate(Observations.None, (all, epoch) => all.With(monitor.Observe(epoch).OrThrow()));
        var measured = Evaluation.Of(loss, model, parts.Test).OrThrow().Run<float>(epochs[^1].State.Parameters, parts.Test.To<float>().OrThrow()).OrThrow();
        return new RunReport<float>(run, epochs[^1], LearningCurve.Of(epochs), seen, new(data.FeatureNames, "target", data.ClassNames), [("test", measured)]).ToPage("A run").ToHtml();
    }

    private static IEnumerable<string> Headings(string page) => Elements(page, "h2").Select(heading => heading.Value);

    private static IEnumerable<XElement> Pictures(string page) => Elements(page, "svg");

    private static IEnumerable<XElement> Elements(string page, string name) => XDocument.Parse(page).Descendants().Where(element => element.Name.LocalName == name);
}
