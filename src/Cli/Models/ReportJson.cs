using System.Text.Json;
using System.Text.Json.Nodes;
using Functional.Nn.Training;
using LanguageExt;

namespace Functional.Nn.Cli;

/// <summary>What is found of a model as JSON; what is not defined is null.</summary>
internal static class ReportJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The text.</summary>
    public static string Of(Report report) => Object(
    [
        ("examples", JsonValue.Create(report.Evaluated.Score.Count)),
        .. report.Evaluated.Metrics(report.TopK).Select(metric => (Key(metric.Name), Number(metric.Value))),
        .. report.Evaluated.Counts.ToSeq().Bind(counts => Classes(report, counts).ToSeq()),
        .. report.Evaluated.Confusion.Map(matrix => ("confusion", List(Enumerable.Range(0, matrix.Classes).Select(actual =>
            List(Enumerable.Range(0, matrix.Classes).Select(predicted => JsonValue.Create(matrix[actual, predicted]))))))),
        .. report.Evaluated.Calibration.Map(calibration => ("calibration", List(calibration.Bins.Select(bin =>
            Object([("number", JsonValue.Create(bin.Count)), ("mean", Number(bin.Confidence)), ("right", Number(bin.Accuracy))]))))),
    ]).ToJsonString(Indented);

    private static IEnumerable<(string, JsonNode?)> Classes(Report report, ClassCounts counts) =>
    [
        (report.Evaluated.Classification.IsSome ? "classes" : "labels", List(counts.Each.Select((of, i) =>
            Object([("name", JsonValue.Create(report.ClassName(i))), .. Three(of.Precision, of.Recall, of.F1), ("number", JsonValue.Create(of.Support))])))),
        ("micro", Object(Three(counts.Micro.Precision, counts.Micro.Recall, counts.Micro.F1))),
        ("macro", Object(Three(counts.Macro.Precision, counts.Macro.Recall, counts.Macro.F1))),
        ("weighted", Object(Three(counts.Weighted.Precision, counts.Weighted.Recall, counts.Weighted.F1))),
    ];

    private static IEnumerable<(string, JsonNode?)> Three(Option<double> precision, Option<double> recall, Option<double> f1) =>
        [("precision", Number(precision)), ("recall", Number(recall)), ("f1", Number(f1))];

    private static JsonValue? Number(Option<double> number) => number.IsSome ? JsonValue.Create(number.IfNone(0)) : null;

    private static JsonObject Object(IEnumerable<(string Key, JsonNode? Value)> members) => new(members.Select(member => KeyValuePair.Create(member.Key, member.Value)));

    private static JsonArray List(IEnumerable<JsonNode?> items) => new([.. items]);

    private static string Key(string name) => new([.. name.Where(c => c is not '^').Select(c => c is ' ' ? '_' : char.ToLowerInvariant(c))]);
}
