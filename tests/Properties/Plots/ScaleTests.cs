using FsCheck;
using Functional.Nn.Plots;
using Functional.Nn.Properties.Adapter;
using Xunit;
using Interval = Functional.Nn.Plots.Interval;

namespace Functional.Nn.Properties;

[Properties(MaxTest = 500, Arbitrary = [typeof(ManyPlots)])]
public sealed class ScaleTests
{
    private static readonly LinearScale Linear = new();
    private static readonly LogScale Logarithmic = new();

    [Property]
    public void A_domain_holds_what_it_is_for_and_tells_its_ends_apart(Interval interval)
    {
        var domain = Linear.Domain(interval);
        Assert.True(domain.Low < domain.High);
        Assert.True((domain.Low <= interval.Low && domain.High >= interval.High) || Math.Max(Math.Abs(interval.Low), Math.Abs(interval.High)) < 1e-290);
        Assert.True(double.IsFinite(domain.Low) && double.IsFinite(domain.High));
        Assert.True(Logarithmic.Domain(ManyPlots.Decades(interval)) is var decades && decades.Low < decades.High);
    }

    [Property]
    public void A_ruler_takes_ends_to_ends_and_keeps_the_order(Interval interval, double[] values, bool isDown)
    {
        var domain = Linear.Domain(interval);
        var ruler = isDown ? new Ruler(Linear, domain, 300, 20) : new Ruler(Linear, domain, 20, 300);
        Assert.Equal((ruler.From, ruler.To), (ruler.Place(domain.Low), ruler.Place(domain.High)));
        var places = values.Where(double.IsFinite).Select(value => Math.Clamp(value, domain.Low, domain.High)).Order().Select(ruler.At).ToArray();
        Assert.All(places, place => Assert.InRange(place, 20 - 1e-9, 300 + 1e-9));
        Assert.All(places.Zip(places.Skip(1)), pair => Assert.True(isDown ? pair.Item1 >= pair.Item2 : pair.Item1 <= pair.Item2));
    }

    [Property]
    public void Ticks_are_multiples_of_one_two_or_five_that_cover_the_domain(Interval interval, PositiveInt number)
    {
        var (domain, most) = (Linear.Domain(interval), 2 + (number.Get % 20));
        var (ticks, step) = (Linear.Ticks(domain, most).Select(tick => tick.Measure).ToArray(), Step.Of(domain, most));
        Assert.Contains(step.Mantissa, (int[])[1, 2, 5]);
        Assert.All(ticks, tick => Assert.True(domain.Contains(tick)));
        Assert.InRange(ticks.Length, most >= 5 ? 2 : 0, most + 1);
        Assert.All(ticks, tick => Assert.Equal(step.At((long)Math.Round(tick / step.At(1))), tick));
        Assert.All(ticks.Zip(ticks.Skip(1)), pair => Assert.Equal(1, (pair.Item2 / step.At(1)) - (pair.Item1 / step.At(1)), 1e-4));
        Assert.True(ticks is [] || ((ticks[0] / step.At(1)) - (domain.Low / step.At(1)) <= 1 && (domain.High / step.At(1)) - (ticks[^1] / step.At(1)) <= 1));
    }

    [Property]
    public void Every_tick_has_a_label_of_its_own(Interval interval, PositiveInt number, bool isLog)
    {
        var scale = isLog ? (Scale)Logarithmic : Linear;
        var labels = scale.Ticks(scale.Domain(isLog ? ManyPlots.Decades(interval) : interval), 2 + (number.Get % 10)).Where(tick => !tick.IsMinor).Select(tick => tick.Label).ToArray();
        Assert.Equal(labels, labels.Distinct());
        Assert.All(labels, label => Assert.InRange(label.Length, 1, 20));
    }

    [Property]
    public void Logarithmic_ticks_are_within_the_domain_and_go_up(int low, PositiveInt high, PositiveInt number)
    {
        var (start, most) = (low % 300 / 7.0, 2 + (number.Get % 10));
        var domain = Logarithmic.Domain(new(start, start + (high.Get % 2000 / 17.0)));
        var ticks = Logarithmic.Ticks(domain, most);
        Assert.All(ticks, tick => Assert.True(domain.Contains(tick.Measure)));
        Assert.All(ticks.Zip(ticks.Skip(1)), pair => Assert.True(pair.Item1.Measure < pair.Item2.Measure));
        Assert.True(ticks.Any(tick => !tick.IsMinor) || most < 5);
        Assert.All(ticks.Where(tick => !tick.IsMinor && domain.High - domain.Low > 3), tick => Assert.Equal(Math.Round(tick.Measure), tick.Measure));
    }

    [Property]
    public void Names_are_as_many_as_there_is_room_for(NonNegativeInt count, PositiveInt most)
    {
        var scale = new NamedScale([.. Enumerable.Range(0, count.Get).Select(i => $"n{i}")]);
        var ticks = scale.Ticks(scale.Domain(Interval.Empty), most.Get);
        Assert.InRange(ticks.Length, Math.Min(1, count.Get), most.Get);
        Assert.All(ticks, tick => Assert.Equal($"n{tick.Measure}", tick.Label));
        Assert.True(count.Get > most.Get || ticks.Length == count.Get);
    }

    [Theory]
    [InlineData(0, 1, 5, "0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0, 100, 10, "0 10 20 30 40 50 60 70 80 90 100")]
    [InlineData(-1.3, 2.4, 8, "−1.0 −0.5 0 0.5 1.0 1.5 2.0")]
    [InlineData(0, 1_000_000, 5, "0 200,000 400,000 600,000 800,000 1,000,000")]
    [InlineData(0, 3e7, 3, "0 1×10⁷ 2×10⁷ 3×10⁷")]
    [InlineData(1e-9, 2e-9, 5, "1.0×10⁻⁹ 1.2×10⁻⁹ 1.4×10⁻⁹ 1.6×10⁻⁹ 1.8×10⁻⁹ 2.0×10⁻⁹")]
    [InlineData(0.693147, 0.693149, 3, "0.693147 0.693148 0.693149")]
    public void Linear_ticks_are_numbers_that_are_easily_read(double low, double high, int most, string labels) =>
        Assert.Equal(labels, string.Join(' ', Linear.Ticks(new(low, high), most).Select(tick => tick.Label)));

    [Theory]
    [InlineData(-3, 2, 10, "0.001 0.01 0.1 1 10 100")]
    [InlineData(-12, -4, 10, "10⁻¹² 10⁻¹¹ 10⁻¹⁰ 10⁻⁹ 10⁻⁸ 10⁻⁷ 10⁻⁶ 10⁻⁵ 0.0001")]
    [InlineData(-300, 300, 7, "10⁻³⁰⁰ 10⁻²⁰⁰ 10⁻¹⁰⁰ 1 10¹⁰⁰ 10²⁰⁰ 10³⁰⁰")]
    [InlineData(0, 0.9, 10, "1 2 5")]
    [InlineData(0.5, 0.6, 5, "3.2 3.4 3.6 3.8")]
    public void Logarithmic_ticks_are_powers_of_ten_where_there_are_some(double low, double high, int most, string labels) =>
        Assert.Equal(labels, string.Join(' ', Logarithmic.Ticks(new(low, high), most).Where(tick => !tick.IsMinor).Select(tick => tick.Label)));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.0, "0")]
    [InlineData(1797, "1797")]
    [InlineData(12810, "12,810")]
    [InlineData(0.97222, "0.9722")]
    [InlineData(-0.5, "−0.5")]
    [InlineData(99999.9, "100,000")]
    [InlineData(12345.678, "12,350")]
    [InlineData(0.000123456, "0.0001235")]
    [InlineData(0.0000125, "1.25×10⁻⁵")]
    [InlineData(1.5e300, "1.5×10³⁰⁰")]
    [InlineData(double.NaN, "not a number")]
    [InlineData(double.NegativeInfinity, "−∞")]
    public void Numbers_are_written_to_about_four_digits(double number, string text) => Assert.Equal(text, Functional.Nn.Plots.Digits.Of(number));
}
