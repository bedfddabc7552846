using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Functional.Nn.Training;
using static Functional.Nn.Training.Schedules;

namespace Functional.Nn.Properties;

/// <summary>Schedules one after the other, as the reference says them: <c>LinearLR(start_factor 0.1,end 1.0,total_iters 10) then CosineAnnealingLR(T_max 50) from milestone 10</c>.</summary>
internal static partial class ReferenceSequence
{
    /// <summary>The sequence; none where it is not known.</summary>
    public static Schedule? Find(string text, double rate)
    {
        var parts = Part().Matches(text);
        int[] milestones = [.. parts.Skip(1).Select(part => int.Parse(part.Groups["milestone"].Value, CultureInfo.InvariantCulture))];
        Schedule?[] schedules = [.. parts.Select(part => Find(part.Groups["name"].Value, part.Groups["arguments"].Value, rate))];
        return string.Concat(parts.Select(part => part.Value)) == text && schedules.All(schedule => schedule is not null)
            ? schedules.Index().Select(p => p.Index < milestones.Length ? Until(p.Item!, milestones[p.Index] - (p.Index == 0 ? 0 : milestones[p.Index - 1])) : p.Item!).Aggregate((a, b) => a >> b)
            : null;
    }

    /// <summary>A schedule for so many steps. One that ends before stays at what it ends with.</summary>
    private static Schedule Until(Schedule schedule, int steps) => Constant(1, steps) * (schedule.Duration is { } duration && duration < steps ? schedule >> schedule.At(duration) : schedule);

    private static Schedule? Find(string name, string arguments, double rate)
    {
        var attributes = Argument().Matches(arguments).Select(argument => $"\"{(argument.Groups["name"].Value is "end" or "start" ? $"{argument.Groups["name"]}_factor" : argument.Groups["name"])}\":{argument.Groups["value"]}");
        using var json = JsonDocument.Parse($$"""{"name":"{{name}}","op":"{{Op(name)}}","attrs":{"base_lr":{{rate:R}},{{string.Join(',', attributes)}}} }""");
        var c = ReferenceCase.Of(json.RootElement);
        return ReferenceSchedules.Find(c).Rate is { } found && !c.Unread.Any() ? found : null;
    }

    private static string Op(string name) => name switch
    {
        "StepLR" => "step",
        "MultiStepLR" => "multistep",
        "ExponentialLR" => "exponential",
        "ConstantLR" => "constant",
        "LinearLR" => "linear_warmup",
        "PolynomialLR" => "polynomial",
        "CosineAnnealingLR" => "cosine_annealing",
        "CosineAnnealingWarmRestarts" => "cosine_warm_restarts",
        _ => "",
    };

    [GeneratedRegex(@"(?:^| then )(?<name>\w+)\((?<arguments>[^()]*)\)(?: from milestone (?<milestone>\d+))?")]
    private static partial Regex Part();

    [GeneratedRegex(@"(?<name>\w+)[ =]+(?<value>\[[^\]]*\]|[^,\s]+)")]
    private static partial Regex Argument();
}
