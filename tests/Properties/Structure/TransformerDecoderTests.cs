using Functional.Nn.Ops;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class TransformerDecoderTests
{
    private static readonly TransformerDecoderLayer Decoder = new(2, 5, Dropout: 0);

    [Fact]
    public void A_memory_of_its_own_input_is_the_default()
    {
        var model = Decoder.Build([3, 4]).OrThrow();
        var x = Expr.Var("x", Shape.Of(Dim.Batch, 3, 4));
        Assert.Equal(model.Output, Decoder.Apply(x, x, new Place().Enter("transformer-decoder1")).ToExpr().OrThrow());
        Assert.Equal(
            ["attention.input-bias", "attention.input-weight", "attention.output-bias", "attention.output-weight", "cross-attention.input-bias", "cross-attention.input-weight", "cross-attention.output-bias", "cross-attention.output-weight", "first.bias", "first.weight", "norm1.bias", "norm1.weight", "norm2.bias", "norm2.weight", "norm3.bias", "norm3.weight", "second.bias", "second.weight"],
            model.Parameters.Select(p => p.Variable["transformer-decoder1/".Length..]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_comes_later_changes_nothing_before_it_but_all_of_memory_does()
    {
        var (x, memory) = (Expr.Var("x", Shape.Of(1, 3, 4)), Expr.Var("memory", Shape.Of(1, 2, 4)));
        var y = Decoder.Apply(x, memory, new Place("decoder")).ToExpr().OrThrow();
        var env = Graph.Of(y).Variables.OfType<ParamOp>().Aggregate(Env.Empty, (bound, p) => bound.With(p.Variable, p.Initial<double>(1)));
        var (first, second) = (Slopes.Random([1, 3, 4], 2), Slopes.Random([1, 2, 4], 3));
        var before = Rows(first, second);
        var later = Rows(Tensor.Generate([1, 3, 4], i => i < 8 ? first.Span[i] : -1 - i), second);
        Assert.Equal(before[..8], later[..8]);
        Assert.NotEqual(before[8..], later[8..]);
        var other = Rows(first, Tensor.Generate([1, 2, 4], i => i < 4 ? second.Span[i] : i - 5.5));
        Assert.All(before.Zip(other, (a, b) => a - b), difference => Assert.NotEqual(0, difference));

        double[] Rows(Tensor<double> a, Tensor<double> b) => y.Evaluate<double>(env.With("x", a).With("memory", b)).OrThrow().Span.ToArray();
    }

    [Fact]
    public void Prediction_is_that_of_a_decoder_without_dropout()
    {
        var (dropping, plain) = (Decoder with { Dropout = 0.3 }, Decoder);
        Assert.Equal(plain.Build([3, 4]).OrThrow().Prediction, dropping.Build([3, 4]).OrThrow().Prediction);
        var x = Expr.Var("x", Shape.Of(2, 3, 4));
        Assert.Equal(plain.Apply(x, x, new Place("d")).ToExpr().OrThrow(), Passes.Inference.Run(dropping.Apply(x, x, new Place("d")).ToExpr().OrThrow()));
    }

    [Fact]
    public void A_memory_that_does_not_fit_is_an_error_with_its_place()
    {
        Assert.Equal("transformer-decoder1", (Decoder with { Memory = Layers.Dense(3) }).Build([3, 4]).Errors()[0].Where);
        Assert.NotEmpty((Decoder with { Memory = Layers.Flatten }).Build([3, 4]).Errors());
        Assert.NotEmpty(new TransformerDecoderLayer(3, 5).Build([3, 4]).Errors());
        Assert.NotEmpty((Decoder with { Heads = 0 }).Apply(Expr.Var("x", Shape.Of(1, 3, 4)), Expr.Var("m", Shape.Of(1, 3, 4)), new Place("d")).Errors);
        Assert.NotEmpty(Decoder.Apply(Expr.Var("x", Shape.Of(1, 3, 4)), Expr.Var("m", Shape.Of(2, 3, 4)), new Place("d")).Errors);
    }
}
