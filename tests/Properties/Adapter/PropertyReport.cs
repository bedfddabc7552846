using System.Reflection;
using System.Runtime.CompilerServices;
using FsCheck;
using Microsoft.FSharp.Collections;

namespace Functional.Nn.Properties.Adapter;

internal sealed class PropertyReport(MethodInfo method)
{
    public static string Passed(TestData data) =>
        $"Ok, passed {Count(data.NumberOfTests, "test")}.{Classes(data)}";

    public static string Exhausted(TestData data, PropertySettings settings) =>
        $"Arguments exhausted after {Count(data.NumberOfTests, "test")}: too many discarded.{Classes(data)}\n{Replay("run", settings.Replay)}";

    public static string Broken(PropertySettings settings) =>
        $"The property could not be checked: its arguments cannot be generated or its result is not testable.\n{Replay("run", settings.Replay)}";

    public string Failed(TestResult.Failed failed)
    {
        var (data, original, shrunk, runSeed, caseSeed, size) =
            (failed.Item1, failed.Item2, failed.Item3, failed.Item5, failed.Item6, failed.Item7);
        return string.Join('\n', [
            $"Falsifiable, after {Count(data.NumberOfTests, "test")} ({Count(data.NumberOfShrinks, "shrink")}).",
            .. data.Labels.IsEmpty ? Array.Empty<string>() : [$"Labels: {string.Join("; ", data.Labels)}"],
            Case("Original", original),
            data.NumberOfShrinks > 0 ? Case("Shrunk", shrunk) : "Shrunk: nothing smaller fails.",
            Replay("case", PropertySettings.Text(caseSeed, size)),
            .. runSeed.Equals(caseSeed) ? Array.Empty<string>() : [Replay("run", PropertySettings.Text(runSeed))],
        ]);
    }

    public string Case(string title, FSharpList<object> arguments) =>
        string.Concat([$"{title}:", .. Named(arguments).Select(a => $"\n  {a.Name} = {Pretty.Print(a.Value)}")]);

    // The first argument is unit, the only parameter, or a tuple of them; the others are drawn inside by ForAll.
    private IEnumerable<(string? Name, object? Value)> Named(FSharpList<object> arguments)
    {
        var parameters = method.GetParameters();
        return parameters
            .Select((p, i) => (p.Name, parameters.Length == 1 ? arguments.HeadOrDefault : ((ITuple?)arguments.HeadOrDefault)?[i]))
            .Concat(arguments.Skip(1).Select((value, i) => ((string?)$"drawn {i + 1}", (object?)value)));
    }

    private static string Replay(string what, string? seed) =>
        $"""Replay the {what}: [Property(Replay = "{seed}")] or FNN_SEED={seed}""";

    private static string Classes(TestData data) =>
        string.Concat(data.Stamps.OrderByDescending(s => s.Item1).Select(s => $"\n  {s.Item1}% {string.Join(", ", s.Item2)}"));

    private static string Count(int n, string noun) => $"{n} {noun}{(n == 1 ? "" : "s")}";
}
