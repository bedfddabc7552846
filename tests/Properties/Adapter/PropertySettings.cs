using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using FsCheck;
using Microsoft.FSharp.Core;

namespace Functional.Nn.Properties.Adapter;

internal sealed record PropertySettings
{
    private const int DeepFactor = 10;

    public int? MaxTest { get; init; }
    public int? MaxRejected { get; init; }
    public int? StartSize { get; init; }
    public int? EndSize { get; init; }
    public int? Parallelism { get; init; }
    public string? Replay { get; init; }
    public bool? Verbose { get; init; }
    public bool? QuietOnSuccess { get; init; }
    public IReadOnlyList<Type> Arbitrary { get; init; } = [];

    public static PropertySettings Of(MethodInfo method) =>
        Levels(method).Aggregate(new PropertySettings(), (inner, outer) => outer is null ? inner : inner.Or(outer.Settings));

    public PropertySettings Or(PropertySettings outer) => new()
    {
        MaxTest = MaxTest ?? outer.MaxTest,
        MaxRejected = MaxRejected ?? outer.MaxRejected,
        StartSize = StartSize ?? outer.StartSize,
        EndSize = EndSize ?? outer.EndSize,
        Parallelism = Parallelism ?? outer.Parallelism,
        Replay = Replay ?? outer.Replay,
        Verbose = Verbose ?? outer.Verbose,
        QuietOnSuccess = QuietOnSuccess ?? outer.QuietOnSuccess,
        Arbitrary = [.. Arbitrary, .. outer.Arbitrary],
    };

    public PropertySettings In(Func<string, string?> environment)
    {
        var factor = environment("FNN_DEEP") == "1" ? DeepFactor : 1;
        return this with
        {
            MaxTest = (MaxTest ?? Config.Default.MaxTest) * factor,
            MaxRejected = (MaxRejected ?? Config.Default.MaxRejected) * factor,
            Replay = environment("FNN_SEED") is { Length: > 0 } seed ? seed : Replay,
        };
    }

    /// <summary>FsCheck does not tell the seed it drew when a generator throws or arguments run out, so it is drawn here.</summary>
    public PropertySettings Seeded() =>
        this with { Replay = Replay ?? Text(new Rnd(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))))) };

    public Config ToConfig(IRunner runner) => Config.Default
        .WithMaxTest(MaxTest ?? Config.Default.MaxTest)
        .WithMaxRejected(MaxRejected ?? Config.Default.MaxRejected)
        .WithStartSize(StartSize ?? Config.Default.StartSize)
        .WithEndSize(EndSize ?? Config.Default.EndSize)
        .WithParallelRunConfig(Parallelism is { } threads ? FSharpOption<ParallelRunConfig>.Some(new(threads)) : null)
        .WithReplay(Replay is { } replay ? FSharpOption<Replay>.Some(Parse(replay)) : null)
        .WithArbitrary(Arbitrary)
        .WithRunner(runner);

    public static string Text(Rnd seed, int? size = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{seed.Seed},{seed.Gamma}{(size is null ? "" : ",")}{size}");

    private static IEnumerable<PropertyAttribute?> Levels(MethodInfo method)
    {
        yield return method.GetCustomAttribute<PropertyAttribute>();
        for (var type = method.ReflectedType; type is not null; type = type.DeclaringType)
            yield return type.GetCustomAttribute<PropertiesAttribute>();
        yield return method.Module.Assembly.GetCustomAttribute<PropertiesAttribute>();
    }

    private static Replay Parse(string text) =>
        text.Split(['(', ',', ')', ' '], StringSplitOptions.RemoveEmptyEntries) switch
        {
            [var seed, var gamma] => new(Seed(seed, gamma), null),
            [var seed, var gamma, var size] => new(Seed(seed, gamma), FSharpOption<int>.Some(int.Parse(size, CultureInfo.InvariantCulture))),
            _ => throw new FormatException($"""A replay is "seed,gamma" or "seed,gamma,size", not "{text}"."""),
        };

    private static Rnd Seed(string seed, string gamma) =>
        new(ulong.Parse(seed, CultureInfo.InvariantCulture), ulong.Parse(gamma, CultureInfo.InvariantCulture));
}
