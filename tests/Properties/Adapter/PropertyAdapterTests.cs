using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using Xunit.Sdk;

namespace Functional.Nn.Properties.Adapter;

[Properties(MaxTest = 20, Arbitrary = [typeof(Eights)])]
public sealed class PropertyAdapterTests(ITestOutputHelper output) : IDisposable
{
    private static readonly PropertySettings Fixed = new() { Replay = "12120203192146721260,11400714819323198485" };
    private readonly List<string> written = [];
    private bool disposed;

    public void Dispose() => disposed = true;

    [Property]
    public void Several_parameters_and_the_test_class_arrive(int eight, string text, double[] numbers)
    {
        Assert.Equal(8, eight);
        Assert.Equal(numbers, numbers.ToArray());
        Assert.NotNull(output);
        Assert.False(disposed, text);
    }

    [Property(Arbitrary = [typeof(Sevens)])]
    public static bool A_method_overrides_the_generators_of_its_class(int seven) => seven == 7;

    [Property]
    public async Task<bool> A_property_may_be_async(int eight)
    {
        await Task.Yield();
        return eight == 8;
    }

    [Property(Parallelism = 4)]
    public Property A_property_may_run_in_parallel(bool left, bool right) => (left && right == (right && left)).When(left);

    [Fact]
    public void A_passing_property_writes_its_number_of_tests_and_their_classes()
    {
        Run(nameof(Classified), new() { MaxTest = 50 });
        Assert.Equal("Ok, passed 50 tests.\n  100% every", Assert.Single(written));
    }

    [Fact]
    public void A_quiet_property_writes_nothing_when_it_passes()
    {
        Run(nameof(Classified), new() { QuietOnSuccess = true });
        Assert.Empty(written);
    }

    [Fact]
    public void A_verbose_property_writes_every_case_and_every_shrink()
    {
        Fails(nameof(Is_below_ten), Fixed with { Verbose = true });
        Assert.StartsWith("0:\n  x = ", written[0], StringComparison.Ordinal);
        Assert.StartsWith("shrink:\n  x = 10\n  ys = []", written[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_failing_property_shows_its_shrunk_counterexample_and_replay_seed() =>
        Assert.Matches(
            @"^Falsifiable, after \d+ tests? \(\d+ shrinks?\)\.\nOriginal:\n  x = \d+\n  ys = \[.*\]\n"
            + @"Shrunk:\n  x = 10\n  ys = \[\]\nReplay the case: \[Property\(Replay = ""\d+,\d+,\d+""\)\] or FNN_SEED=\d+,\d+,\d+\n"
            + @"Replay the run: \[Property\(Replay = ""\d+,\d+""\)\] or FNN_SEED=\d+,\d+$",
            Fails(nameof(Is_below_ten)).Message);

    [Fact]
    public void A_replayed_case_is_the_identical_case()
    {
        var first = Fails(nameof(Is_below_ten), new()).Message;
        var again = Fails(nameof(Is_below_ten), new() { Replay = Seed(first, "case") }).Message;
        Assert.Equal(Counterexamples(first), Counterexamples(again));
        Assert.Equal(Seed(first, "case"), Seed(again, "case"));
        Assert.StartsWith("Falsifiable, after 1 test ", again, StringComparison.Ordinal);
    }

    [Fact]
    public void A_replayed_run_is_the_identical_run()
    {
        var first = Fails(nameof(Is_below_ten), new()).Message;
        Assert.Equal(first, Fails(nameof(Is_below_ten), new() { Replay = Seed(first, "run") }).Message);
    }

    [Fact]
    public void A_replay_that_is_none_is_refused() =>
        Assert.Throws<FormatException>(() => Run(nameof(Classified), new() { Replay = "yesterday" }));

    [Fact]
    public void A_property_that_discards_too_much_fails()
    {
        var message = Fails(nameof(Discards_everything), new()).Message;
        Assert.StartsWith("Arguments exhausted after 0 tests: too many discarded.", message, StringComparison.Ordinal);
        Assert.Equal(message, Fails(nameof(Discards_everything), new() { Replay = Seed(message, "run") }).Message);
    }

    [Fact]
    public void A_property_that_throws_keeps_the_exception_and_its_stack_trace()
    {
        var cause = Assert.IsType<TrueException>(Fails(nameof(Asserts)).InnerException, exactMatch: false);
        Assert.Equal("too big", cause.Message);
        Assert.Contains(nameof(Asserts), cause.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void An_async_property_fails_by_its_own_exception() =>
        Assert.Equal("later", Assert.IsType<InvalidOperationException>(Fails(nameof(Throws_later)).InnerException).Message);

    [Fact]
    public void Labels_of_the_failing_part_and_values_drawn_inside_are_shown()
    {
        var message = Fails(nameof(Labelled)).Message;
        Assert.Contains("\nLabels: small\n", message, StringComparison.Ordinal);
        Assert.Contains("\nShrunk:\n  drawn 1 = 5\n", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_generator_that_throws_fails_with_its_exception_and_a_replay_seed()
    {
        var failure = Fails(nameof(Is_below_ten), new() { Arbitrary = [typeof(Broken)] });
        Assert.Equal("no generator", failure.InnerException?.Message);
        Assert.Matches(@"^\d+,\d+$", Seed(failure.Message, "run"));
    }

    [Fact]
    public void A_skip_inside_a_property_passes_through()
    {
        var skipped = false;
        try
        {
            Run(nameof(Skips));
        }
        catch (SkipException)
        {
            skipped = true;
        }

        Assert.True(skipped);
    }

    [Fact]
    public void A_cancelled_property_stops() =>
        Assert.Throws<OperationCanceledException>(() =>
            PropertyCheck.Run(Method(nameof(Classified)), null, new(), written.Add, new CancellationToken(canceled: true)));

    [Fact]
    public void Settings_of_a_method_precede_those_of_its_class()
    {
        var settings = PropertySettings.Of(Method(nameof(A_method_overrides_the_generators_of_its_class)));
        Assert.Equal(20, settings.MaxTest);
        Assert.Equal([typeof(Sevens), typeof(Eights)], settings.Arbitrary);
    }

    [Fact]
    public void The_environment_deepens_and_replays()
    {
        var settings = new PropertySettings { MaxTest = 7, Replay = "1,3" };
        Assert.Equal((70, 10_000, "1,3"), Of(settings.In(name => name == "FNN_DEEP" ? "1" : null)));
        Assert.Equal((7, 1_000, "5,7,9"), Of(settings.In(name => name == "FNN_SEED" ? "5,7,9" : null)));

        static (int?, int?, string?) Of(PropertySettings settings) => (settings.MaxTest, settings.MaxRejected, settings.Replay);
    }

    [Fact]
    public void Values_are_printed_whole_and_in_no_ones_culture()
    {
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = comma;
        Assert.Equal(
            "(Sample { Name = \"a\\\"\\u0007\", Values = [1.5, -0, NaN], Next = null }, [1, 2, 3, 4, 5, 6], true)",
            Pretty.Print((new Sample("a\"\a", [1.5, -0.0, double.NaN], null), Enumerable.Range(1, 6), true)));
        Assert.EndsWith("]", Pretty.Print(Naturals()), StringComparison.Ordinal);
        Assert.Equal("<Unprintable: printing it threw InvalidOperationException: no>", Pretty.Print(new Unprintable()));

        static IEnumerable<int> Naturals() { for (var i = 0; ; i++) yield return i; }
    }

    private static bool Is_below_ten(int x, List<int> ys) => x < 10 || ys.Count < 0;

    private static Property Classified(int x) => (x + 0 == x).Classify(true, "every");

    private static Property Discards_everything(int x) => true.When(x > 1_000_000);

    private static void Asserts(int x) => Assert.True(x < 3, "too big");

    private static async Task Throws_later(int x)
    {
        await Task.Delay(1, TestContext.Current.CancellationToken);
        _ = x > 1 ? throw new InvalidOperationException("later") : x;
    }

    private static Property Labelled() => Prop.ForAll<int>(y => (y < 5).Label("small").And((y > -5_000).Label("large")));

    private static void Skips(int x) => Assert.Skip($"not for {x}");

    private void Run(string method, PropertySettings? settings = null) =>
        PropertyCheck.Run(Method(method), null, settings ?? new(), written.Add, TestContext.Current.CancellationToken);

    private PropertyFailedException Fails(string method, PropertySettings? settings = null) =>
        Assert.Throws<PropertyFailedException>(() => Run(method, settings ?? Fixed));

    private static MethodInfo Method(string name) =>
        typeof(PropertyAdapterTests).GetMethod(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;

    private static string Seed(string message, string what) => Regex.Match(message, $"Replay the {what}: .*FNN_SEED=(.*)").Groups[1].Value;

    private static string Counterexamples(string message) => message[message.IndexOf("Original", StringComparison.Ordinal)..message.IndexOf("Replay", StringComparison.Ordinal)];

    private sealed record Sample(string Name, double[] Values, Sample? Next);

    private sealed class Unprintable
    {
        public override string ToString() => throw new InvalidOperationException("no");
    }

    private static class Sevens
    {
        public static Arbitrary<int> Integers() => Arb.From(Gen.Constant(7));
    }

    private static class Eights
    {
        public static Arbitrary<int> Integers() => Arb.From(Gen.Constant(8));
    }

    private static class Broken
    {
        public static Arbitrary<int> Integers() => Arb.From(Gen.Sized<int>(_ => throw new InvalidOperationException("no generator")));
    }
}
