using System.Text.Json;
using Functional.Nn.Training;
using Xunit;
using static Functional.Nn.Ops.Layers;
using static Functional.Nn.Ops.Losses;

namespace Functional.Nn.Properties.Cli;

public sealed class EvaluateCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fnn").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("iris", "versicolor", "accuracy", "ROC AUC", "log loss", "weighted mean", "all examples, actual classes by predicted ones", "probability")]
    [InlineData("diabetes", "RMSE", "MAE", "R^2", "explained variance")]
    public async Task A_model_is_measured_on_the_table_that_it_was_trained_with(string table, params string[] told)
    {
        var run = await ToolRun.Of("evaluate", await Trained(table), table);
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.All(told, text => Assert.Contains(text, run.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("NaN", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_the_same_metrics_and_null_for_what_is_not_defined()
    {
        var (model, output) = (await Trained("iris"), Path.Combine(folder, "found.json"));
        var table = await Table("flowers.csv", "sepal_length_cm,sepal_width_cm,petal_length_cm,petal_width_cm,kind", "5.1,3.5,1.4,0.2,setosa", "4.9,3,1.4,0.2,setosa");
        Assert.Equal(new ToolRun(0, "", ""), await ToolRun.Of("evaluate", model, table, "--target", "kind", "--format", "json", "--top-k", "3", "--output", output));
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken));
        var root = json.RootElement;
        Assert.Equal((2, 1), (root.GetProperty("examples").GetInt32(), root.GetProperty("top_3_accuracy").GetDouble()));
        Assert.Equal(JsonValueKind.Null, root.GetProperty("roc_auc").ValueKind);
        Assert.Equal(["setosa", "versicolor", "virginica"], root.GetProperty("classes").EnumerateArray().Select(c => c.GetProperty("name").GetString()!));
        Assert.Equal(JsonValueKind.Null, root.GetProperty("classes")[1].GetProperty("recall").ValueKind);
        Assert.Equal(2, root.GetProperty("confusion")[0].EnumerateArray().Sum(count => count.GetInt32()));
        Assert.Equal(2, root.GetProperty("calibration").EnumerateArray().Sum(bin => bin.GetProperty("number").GetInt32()));
    }

    [Fact]
    public async Task Json_of_numbers_is_that_of_the_library()
    {
        var model = await Trained("diabetes");
        var run = await ToolRun.Of("evaluate", model, "diabetes", "--format", "json");
        using var json = JsonDocument.Parse(run.Output);
        var data = Tables.Load("diabetes").OrThrow();
        var found = TrainedModel.Load(model).OrThrow().Evaluate<float>(data.Features, data.Targets).OrThrow().Regression.Match(Some: r => r, None: () => null!);
        Assert.Equal(found.RootMeanSquaredError, json.RootElement.GetProperty("rmse").GetDouble());
        Assert.Equal(found.R2, json.RootElement.GetProperty("r2").GetDouble());
    }

    [Fact]
    public async Task Numbers_of_0_and_1_are_labels()
    {
        var (table, model) = (await Table("t.csv", "x,y", "1,0", "2,1", "3,0", "4,1"), Path.Combine(folder, "labels"));
        Assert.Equal(0, (await ToolRun.Of("train", table, "--target", "y", "--kind", "numbers", "--loss", "binary-cross-entropy", "--test", "0", "--epochs", "1", "--save", model)).Exit);
        var run = await ToolRun.Of("evaluate", model, table);
        Assert.All(["subset accuracy", "Hamming loss", "| y ", "micro mean"], text => Assert.Contains(text, run.Output, StringComparison.Ordinal));
        Assert.Contains("\"labels\": [", (await ToolRun.Of("evaluate", model, table, "--format", "json")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_of_metrics_goes_to_a_file_as_well_and_a_narrow_terminal_is_enough()
    {
        var (model, output) = (await Trained("iris"), Path.Combine(folder, "found.txt"));
        var shown = await ToolRun.Of("evaluate", model, "iris");
        Assert.Equal(new ToolRun(0, "", ""), await ToolRun.Of("evaluate", model, "iris", "--output", output));
        Assert.Equal(shown.Output, await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken));
        Assert.All((await ToolRun.In(40, "evaluate", model, "iris")).Output.Split('\n'), line => Assert.True(line.TrimEnd('\r').Length <= 40, line));
    }

    [Fact]
    public async Task Examples_take_the_shape_of_the_model()
    {
        var model = Path.Combine(folder, "shaped");
        Assert.Equal(0, (await ToolRun.Of("train", "iris", "--input", "2,2", "--net", "flatten >> dense 3", "--epochs", "1", "--save", model)).Exit);
        Assert.Equal(0, (await ToolRun.Of("evaluate", model, "iris")).Exit);
        Assert.Contains("of 150 examples", (await ToolRun.Of("predict", model, "iris")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_accuracy_beside_predictions_is_that_of_the_evaluation()
    {
        var model = await Trained("iris");
        var agreement = (await ToolRun.Of("predict", model, "iris")).Errors;
        Assert.Equal($"accuracy {100 * Accuracy(model):0.00}% of 150 examples", agreement.Trim());
    }

    [Fact]
    public async Task Numbers_are_predicted_after_the_activation()
    {
        var (table, model) = (await Table("t.csv", "x,y", "1,0.25", "2,0.5", "3,0.75"), Path.Combine(folder, "fractions"));
        Assert.Equal(0, (await ToolRun.Of("train", table, "--target", "y", "--loss", "binary-cross-entropy", "--net", "dense 1", "--lr", "5", "--test", "0", "--epochs", "3", "--save", model)).Exit);
        var predicted = await ToolRun.Of("predict", model, table);
        Assert.All(predicted.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1), line => Assert.InRange(double.Parse(line), 0, 1));
    }

    [Fact]
    public async Task A_table_without_the_truth_or_with_another_is_told()
    {
        var model = await Trained("iris");
        var (blind, strange) = (
            await Table("blind.csv", "sepal_length_cm,sepal_width_cm,petal_length_cm,petal_width_cm,kind", "5.1,3.5,1.4,0.2,setosa"),
            await Table("strange.csv", "sepal_length_cm,sepal_width_cm,petal_length_cm,petal_width_cm,target", "5.1,3.5,1.4,0.2,rose"));
        await Told(2, "no target column", "evaluate", model, blind);
        await Told(2, "expected  'target'", "evaluate", model, blind);
        await Told(2, "unknown class", "evaluate", model, strange);
        await Told(2, "no feature column", "evaluate", model, "wine");
        await Told(2, "Did you mean 'iris'?", "evaluate", model, "irs");
        await Told(2, "file not found", "evaluate", model, "none.csv");
        await Told(2, "file not found", "evaluate", "none.safetensors", "iris");
        await Told(2, "would replace another file", "evaluate", model, blind, "--output", model);
        await Told(2, "--top-k with a model of numbers", "evaluate", await Trained("diabetes"), "diabetes", "--top-k", "2");
    }

    [Fact]
    public async Task An_output_that_is_not_finite_is_no_success()
    {
        var path = Path.Combine(folder, "huge");
        var model = Dense(1).Build([1]).OrThrow();
        var parameters = model.Initial<float>(1).With(("dense1.weight", Tensor.Fill([1, 1], 1e30f)));
        new TrainedModel(model, parameters, MeanAbsoluteError, Scaler.Identity(1), new(["x"], "y", [])).Save(path).OrThrow();
        await Told(1, "predictions, example 2", "evaluate", path, await Table("t.csv", "x,y", "1,1", "1e30,2"));
        await Told(2, "features, example 2", "evaluate", path, await Table("u.csv", "x,y", "1,1", "1e300,2"));
    }

    private static double Accuracy(string model) => Tables.Load("iris").OrThrow() is var data
        ? TrainedModel.Load(model).OrThrow().Evaluate<float>(data.Features, data.Targets).OrThrow().Score.Accuracy.IfNone(0)
        : 0;

    private static async Task Told(int exit, string error, params string[] arguments)
    {
        var run = await ToolRun.Of(arguments);
        Assert.Equal((exit, ""), (run.Exit, run.Output));
        Assert.Contains(error, run.Errors, StringComparison.Ordinal);
    }

    private async Task<string> Trained(string table)
    {
        var path = Path.Combine(folder, $"{table}.safetensors");
        Assert.Equal(0, (await ToolRun.Of("train", table, "--net", table is "iris" ? "dense 3" : "dense 1", "--epochs", "5", "--lr", "0.05", "--save", path)).Exit);
        return path;
    }

    private async Task<string> Table(string name, params string[] lines)
    {
        await File.WriteAllLinesAsync(Path.Combine(folder, name), lines, TestContext.Current.CancellationToken);
        return Path.Combine(folder, name);
    }
}
