using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Xunit;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Properties;

[Properties(Arbitrary = [typeof(LayerGenerators)])]
public sealed class NotationTests
{
    private static readonly Arbitrary<Layer> AnyAtAll = Arb.From(LayerGenerators.AnyAtAll, LayerGenerators.Shrink);

    private static readonly Arbitrary<Layer> WithinLimits = Arb.From(LayerGenerators.AnyAtAll.Where(layer => !NotationErrorTests.Broken(layer).Any()), LayerGenerators.Shrink);

    [Property]
    public Property What_is_printed_parses_to_an_equal_layer() => Prop.ForAll(WithinLimits, layer => Notation.Parse<Layer>($"{layer}").OrThrow() is var again
        && again == layer && again.GetHashCode() == layer.GetHashCode() && $"{again}" == $"{layer}" && !$"{layer}".Contains('\n', StringComparison.Ordinal));

    [Property]
    public Property Equal_text_is_equal_layers() => Prop.ForAll(AnyAtAll, AnyAtAll, (a, b) => (a == b) == ($"{a}" == $"{b}"));

    [Property]
    public bool Initialisers_round_trip(Initializer initializer) => Notation.Parse<Initializer>($"{initializer}").OrThrow() == initializer;

    [Property]
    public bool Losses_round_trip(Loss loss) => Notation.Parse<Loss>($"{loss}").OrThrow() == loss;

    [Property]
    public bool Numbers_round_trip(double value) => Notation.Parse<Initializer>($"{Initializers.Normal(0.5, value)}").OrThrow() == Initializers.Normal(0.5, value);

    [Property]
    public bool Names_round_trip(string name) => Notation.Parse<Layer>($"{Named(name ?? "", Tanh)}").OrThrow() == Named(name ?? "", Tanh);

    [Property]
    public Property Culture_does_not_matter() => Prop.ForAll(WithinLimits, layer =>
        OddCulture.Within(() => $"{layer}") == $"{layer}" && OddCulture.Within(() => Notation.Parse<Layer>($"{layer}").OrThrow()) == layer);

    [Property]
    public Property Spaces_and_lines_do_not_matter(int seed) => Prop.ForAll(Arb.From(LayerGenerators.Any, LayerGenerators.Shrink), layer =>
        Notation.Parse<Layer>(Spaced($"{layer}", seed)).OrThrow() == layer);

    [Theory]
    [InlineData("leakyrelu >> logsoftmax", "leaky-relu >> log-softmax")]
    [InlineData("batchnorm >> maxpool 2", "batch-norm >> max-pool 2")]
    public void Hyphens_may_be_left_out_of_names(string text, string same) => Assert.Equal(Notation.Parse<Layer>(same).OrThrow(), Notation.Parse<Layer>(text).OrThrow());

    [Theory]
    [InlineData("dense 64")]
    [InlineData("dense 64 >> relu >> dropout rate=0.1 >> dense 10")]
    [InlineData("dense 3 bias=false weight=he-uniform offset=(normal standard-deviation=0.5 mean=-1)")]
    [InlineData("leaky-relu slope=0.2 >> elu alpha=2 >> softmax >> log-softmax")]
    [InlineData("residual (dense 4 >> tanh)")]
    [InlineData("residual tanh")]
    [InlineData("parallel [dense 2, dense 2 >> relu, identity]")]
    [InlineData("concat []")]
    [InlineData("repeat 3 (named \"block\" (dense 2))")]
    [InlineData("shared \"tied\" identity")]
    [InlineData("identity")]
    [InlineData("named \"quote\\\" back\\\\slash line\\u000a\" flatten")]
    public void This_is_how_layers_are_written(string text) => Assert.Equal(text, $"{Notation.Parse<Layer>(text).OrThrow()}");

    [Theory]
    [InlineData("dense 64 true", "dense 64")]
    [InlineData("dense units=64 bias=true", "dense 64")]
    [InlineData("dense bias=false units=64", "dense 64 bias=false")]
    [InlineData("dropout 0.1", "dropout rate=0.1")]
    [InlineData("dropout .5", "dropout")]
    [InlineData("dropout 5e-1", "dropout")]
    [InlineData("(relu)", "relu")]
    [InlineData("((relu >> (tanh)) >> identity)", "relu >> tanh")]
    [InlineData("residual((dense 3))", "residual (dense 3)")]
    [InlineData(" \t\r\n relu\r\n>>\ttanh ", "relu >> tanh")]
    [InlineData("dense 3 weight=none offset=(he-normal)", "dense 3 offset=he-normal")]
    [InlineData("concat[relu,tanh]", "concat [relu, tanh]")]
    [InlineData("relu\n", "relu")]
    [InlineData("\n\ndense 3\n >> relu \r\n\r\n", "dense 3 >> relu")]
    public void This_is_another_way_to_write_it(string text, string printed) => Assert.Equal(printed, $"{Notation.Parse<Layer>(text).OrThrow()}");

    [Property(MaxTest = 500)]
    public void Any_text_is_a_layer_or_an_error_in_it(string text) => Robust(text ?? "");

    [Property(MaxTest = 1000)]
    public Property Any_mixture_of_pieces_is_a_layer_or_an_error_in_it() => Prop.ForAll(
        Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary(), Robust);

    [Property(MaxTest = 1000)]
    public Property Any_mutation_of_a_text_is_a_layer_or_an_error_in_it(int seed) => Prop.ForAll(AnyAtAll, layer => Robust(Mutated($"{layer}", seed)));

    [Fact]
    public void A_chain_of_many_layers_parses_builds_and_prints()
    {
        var layer = Notation.Parse<Layer>(Long(100_000)).OrThrow();
        Assert.Equal(100_000, Assert.IsType<ChainLayer>(layer).Layers.Count);
        Assert.Equal(Long(100_000).Replace('\n', ' '), $"{layer}");
        Assert.Equal(50_000, layer.Build([2]).OrThrow().Parameters.Count);
        var error = Assert.IsType<ParseError>(Assert.Single(Notation.Parse<Layer>($"{Long(1000)} >>\n ?").Errors()));
        Assert.Equal((1001, 2), (error.Line, error.Column));

        static string Long(int n) => string.Join(" >>\n", Enumerable.Range(0, n).Select(i => (i % 4) switch { 0 => "dense 2 weight=he-normal", 1 => "relu", 2 => "dropout rate=0.1", _ => "leaky-relu slope=0.5" }));
    }

    [Theory]
    [InlineData(10_000)]
    [InlineData(80_000)]
    public void The_memory_that_parsing_takes_grows_as_the_text_does(int layers)
    {
        var (once, twice) = (Allocated(layers), Allocated(2 * layers));
        Assert.InRange(twice, once, 2.1 * once);

        static long Allocated(int layers)
        {
            var text = string.Join(" >> ", Enumerable.Repeat("relu", layers));
            Notation.Parse<Layer>("relu >> relu").OrThrow();
            var before = GC.GetAllocatedBytesForCurrentThread();
            Notation.Parse<Layer>(text).OrThrow();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void Parsing_again_does_not_look_for_the_members_of_the_family_again()
    {
        Notation.Parse<Layer>("relu").OrThrow();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Notation.Parse<Layer>("relu").OrThrow();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5_000);
    }

    [Fact]
    public void A_member_of_another_assembly_is_known_where_it_is_told()
    {
        Assert.NotEmpty(Notation.Parse<Layer>("hand-written 3").Errors());
        Assert.Equal(new HandWrittenLayer(3), Notation.Parse<Layer>("hand-written 3", typeof(HandWrittenLayer).Assembly, typeof(HandWrittenLayer).Assembly).OrThrow());
    }

    private static void Robust(string text)
    {
        var parsed = Notation.Parse<Layer>(text);
        var lines = text.Split('\n');
        Assert.All(parsed.Errors(), e => Assert.True(
            e is ParseError { Expected.Length: > 0, Found.Length: > 0 } error && error.Line >= 1 && error.Line <= lines.Length && error.Column >= 1 && error.Column <= lines[error.Line - 1].Length + 1
            && (error.Found == "the end" || lines[error.Line - 1][(error.Column - 1)..].StartsWith(error.Found[1..^1], StringComparison.Ordinal)),
            e.Message));
        parsed.IfSuccess(layer => Assert.Equal(layer, Notation.Parse<Layer>($"{layer}").OrThrow()));
    }

    private static readonly string[] Pieces =
    [
        "dense", "relu", "residual", "named", "repeat", "parallel", "concat", "dropout", "identity", "he", "normal", " ", " ", " ", ">>", ">", "(", ")", "[", "]", ",", "=", "\"", "\"a\"", "\\", "\n", "\r",
        "3", "-1", "0.5", "1e9", "1e", ".", "-", "99999999999999999999", "NaN", "-Infinity", "bias", "units", "weight", "true", "none", "_", "é", "\ud83d", "\u0660", "\0", "--", "a-", "#",
    ];

    private static string Mutated(string text, int seed)
    {
        Key key = seed;
        var builder = new StringBuilder(text);
        for (var i = 0; i <= key.Integer(0, 4); i++)
        {
            var (at, piece) = (key.Fold(i).Integer(1, builder.Length + 1), Pieces[key.Fold(i).Integer(2, Pieces.Length)]);
            if (key.Fold(i).Integer(3, 2) == 0)
                builder.Insert(at, piece);
            else
                builder.Remove(at, Math.Min(key.Fold(i).Integer(4, 8), builder.Length - at));
        }

        return builder.ToString();
    }

    /// <summary>The text with other white space where some is, outside of quotation marks.</summary>
    private static string Spaced(string text, int seed) => string.Concat(text.Split('"').Select((part, i) => i % 2 == 1
        ? $"\"{part}\""
        : string.Concat(part.Select((c, at) => c == ' ' ? ((ImmutableArray<string>)[" ", "  ", "\n", "\t", " \r\n "])[((Key)seed).Fold(i).Integer(at, 5)] : $"{c}"))));
}
