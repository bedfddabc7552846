using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using LanguageExt;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class EarlyStopTests
{
    private static readonly Arbitrary<(int[] Losses, int Patience)> Runs = (from losses in Gen.Choose(0, 9).NonEmptyListOf() from patience in Gen.Choose(1, 4) select (losses.ToArray(), patience)).ToArbitrary();

    [Property]
    public Property It_stops_when_the_best_is_as_old_as_the_patience() => Prop.ForAll(Runs, run =>
    {
        var stopped = Epochs(run.Losses).EarlyStop(run.Patience).Select(epoch => epoch.Number).ToArray();
        var length = Enumerable.Range(1, run.Losses.Length).First(n => n == run.Losses.Length || n - 1 - Array.IndexOf(run.Losses, run.Losses[..n].Min()) >= run.Patience);
        Assert.Equal(Enumerable.Range(1, length), stopped);
    });

    [Property]
    public Property The_best_is_the_first_with_the_least_loss() => Prop.ForAll(Runs, run =>
        Assert.Equal(1 + Array.IndexOf(run.Losses, run.Losses.Min()), Epochs(run.Losses).Best().Map(epoch => epoch.Number)));

    [Property]
    public Property The_best_so_far_is_that_of_each_beginning() => Prop.ForAll(Runs, run => Assert.Equal(
        Enumerable.Range(1, run.Losses.Length).Select(n => Epochs(run.Losses[..n]).Best()),
        Epochs(run.Losses).BestSoFar().Select(Option<Epoch>.Some)));

    [Property]
    public Property It_asks_for_no_more_than_it_gives() => Prop.ForAll(Runs, run =>
    {
        var asked = 0;
        var given = Epochs([.. run.Losses, .. Enumerable.Repeat(99, 9)]).Select(epoch => { asked++; return epoch; }).EarlyStop(run.Patience).Count();
        Assert.Equal(given, asked);
    });

    [Fact]
    public void A_gain_that_is_too_small_is_none() => Assert.Equal(3, Epochs([10, 9, 8, 7]).EarlyStop(2, leastGain: 5).Count());

    [Fact]
    public void An_epoch_with_faults_is_never_the_best()
    {
        var fault = Epochs([1]).Single() with { Faults = [new DataError("broken")] };
        Assert.Equal(Option<Epoch>.None, new[] { fault }.Best());
        Assert.Equal(2, Epochs([1, 5]).Select(epoch => epoch.Number == 1 ? fault : epoch).Best().Map(epoch => epoch.Number));
    }

    /// <summary>Validation losses, beside training losses that always fall.</summary>
    private static IEnumerable<Epoch> Epochs(int[] losses) => losses.Select((loss, i) =>
        new Epoch(i + 1, new State(Env.Empty, Env.Empty, i + 1, i + 1, 1), new Score(1, -i, Option<int>.None), new Score(2, 2.0 * loss, Option<int>.None), []));
}
