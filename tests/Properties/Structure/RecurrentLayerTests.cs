using Functional.Nn.Ops;
using Xunit;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Properties;

public sealed class RecurrentLayerTests
{
    private const int Units = 2;
    private const int Times = 4;

    public static TheoryData<string, bool> Kinds => [.. from kind in (string[])["rnn", "lstm", "gru"] from bidirectional in (bool[])[false, true] select (kind, bidirectional)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_last_output_alone_is_the_end_of_the_sequence_of_the_uppermost_layer(string kind, bool bidirectional)
    {
        var (all, last) = (Of(kind, bidirectional, lastOnly: false).Build([Times, 3]).OrThrow(), Of(kind, bidirectional, lastOnly: true).Build([Times, 3]).OrThrow());
        var env = all.Initial<double>(5).With("x", Tensor.Generate([2, Times, 3], i => Math.Cos(i)));
        var (sequence, end) = (all.Prediction.Evaluate<double>(env).OrThrow(), last.Prediction.Evaluate<double>(env).OrThrow());
        Assert.Equal(bidirectional ? [2, 2 * Units] : [2, Units], end.Shape);
        for (var example = 0; example < 2; example++)
            for (var unit = 0; unit < end.Shape[1].Extent; unit++)
                Assert.Equal(sequence[example, unit < Units ? Times - 1 : 0, unit], end[example, unit]);
    }

    private static Layer Of(string kind, bool bidirectional, bool lastOnly) => kind switch
    {
        "rnn" => Rnn(Units, 2, bidirectional, lastOnly: lastOnly),
        "lstm" => Lstm(Units, 2, bidirectional, lastOnly: lastOnly),
        _ => Gru(Units, 2, bidirectional, lastOnly: lastOnly),
    };
}
