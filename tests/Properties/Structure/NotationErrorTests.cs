using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using Xunit;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Properties;

public sealed class NotationErrorTests
{
    [Property]
    public Property What_is_printed_outside_of_limits_parses_to_an_error_that_names_the_argument() => Prop.ForAll(Arb.From(LayerGenerators.AnyAtAll, LayerGenerators.Shrink), Gen.Elements(0.0, 1, -1, double.NaN, 2).ToArbitrary(), (inner, rate) =>
    {
        var layer = Residual(inner >> Dropout(rate));
        var told = Notation.Parse<Layer>($"{layer}").Errors().Select(e => (e.What, e.Expected, e.Found));
        Assert.Equal(Broken(layer).Take(1).Select(e => (e.What, e.Expected, $"'{e.Found}'")), told);
    });

    [Theory]
    [InlineData("", 1, 1, "the name of a layer", "the end", "")]
    [InlineData("  \n ", 2, 2, "the name of a layer", "the end", "")]
    [InlineData("rlu", 1, 1, "relu", "'rlu'", "Did you mean 'relu'?")]
    [InlineData("dense 3 >>\n  >> relu", 2, 3, "the name of a layer", "'>>'", "")]
    [InlineData("dense 3 >>\n relu >>\n   tahn", 3, 4, "tanh", "'tahn'", "Did you mean 'tanh'?")]
    [InlineData("dens 3", 1, 1, "dense", "'dens'", "Did you mean 'dense'?")]
    [InlineData("Relu", 1, 1, "relu", "'Relu'", "Did you mean 'relu'?")]
    [InlineData("sigmod", 1, 1, "sigmoid", "'sigmod'", "Did you mean 'sigmoid'?")]
    [InlineData("leakyrelo", 1, 1, "leaky-relu", "'leakyrelo'", "Did you mean 'leaky-relu'?")]
    [InlineData("dense", 1, 6, "a whole number", "the end", "")]
    [InlineData("dense many", 1, 7, "a whole number", "'many'", "")]
    [InlineData("dense 1.5", 1, 7, "a whole number", "'1.5'", "")]
    [InlineData("dense 99999999999", 1, 7, "a whole number", "'99999999999'", "")]
    [InlineData("dense -99999999999999999999999999", 1, 7, "a whole number", "'-99999999999999999999999999'", "")]
    [InlineData("dense 3 bias=maybe", 1, 14, "true or false", "'maybe'", "")]
    [InlineData("dense 3 bais=false", 1, 9, "bias", "'bais'", "Did you mean 'bias'?")]
    [InlineData("dense 3 bias=true bias=true", 1, 19, "only once", "'bias'", "")]
    [InlineData("conv 3 many", 1, 8, "a whole number, or one for each axis between '[' and ']'", "'many'", "")]
    [InlineData("conv 3 [3, 0]", 1, 12, "1 or more", "'0'", "")]
    [InlineData("conv 3 [0]", 1, 9, "1 or more", "'0'", "")]
    [InlineData("conv 3 [00, 1, 2] >> relu", 1, 9, "1 or more", "'00'", "")]
    [InlineData("conv 3 [3, 1.5]", 1, 12, "a whole number", "'1.5'", "")]
    [InlineData("conv 3 3 stride=same", 1, 17, "a whole number, or one for each axis between '[' and ']'", "'same'", "")]
    [InlineData("conv 3 3 stride=none", 1, 17, "a whole number, or one for each axis between '[' and ']'", "'none'", "")]
    [InlineData("conv 3 3 padding=valid", 1, 18, "or same", "'valid'", "")]
    [InlineData("conv 3 3 padding=-1", 1, 18, "0 or more", "'-1'", "")]
    [InlineData("max-pool 2 stride=0", 1, 19, "1 or more", "'0'", "")]
    [InlineData("dense 3 units=4", 1, 9, "only once", "'units'", "")]
    [InlineData("dense 3 true he-normal none none", 1, 29, "at most 4", "'none'", "")]
    [InlineData("dense 3 weight=he-norml", 1, 16, "he-normal", "'he-norml'", "Did you mean 'he-normal'?")]
    [InlineData("dense 3 weight=he-normal standard-deviation=1", 1, 26, "units, bias, weight, offset", "'standard-deviation'", "")]
    [InlineData("relu 3", 1, 6, "no argument", "'3'", "")]
    [InlineData("relu)", 1, 5, "'>>' or the end", "')'", "")]
    [InlineData("(relu", 1, 6, "')'", "the end", "")]
    [InlineData("residual (relu", 1, 15, "')'", "the end", "")]
    [InlineData("residual", 1, 9, "a layer", "the end", "")]
    [InlineData("residual dense 3", 1, 10, "parentheses", "'dense'", "")]
    [InlineData("parallel relu", 1, 10, "'['", "'relu'", "")]
    [InlineData("parallel [relu", 1, 15, "']'", "the end", "")]
    [InlineData("parallel [relu,]", 1, 16, "the name of a layer", "']'", "")]
    [InlineData("named tanh tanh", 1, 7, "text in quotation marks", "'tanh'", "")]
    [InlineData("named \"tanh", 1, 7, "text in quotation marks", "'\"tanh'", "")]
    [InlineData("named \"tanh\\", 1, 7, "text in quotation marks", "'\"tanh'", "")]
    [InlineData("named \"tanh\n\" tanh", 1, 7, "text in quotation marks", "'\"tanh'", "")]
    [InlineData("dense 3 >>\n", 2, 1, "the name of a layer", "the end", "")]
    [InlineData("\n\n", 3, 1, "the name of a layer", "the end", "")]
    [InlineData("relu\n\n\u00a7", 3, 1, "'>>' or the end", "'\u00a7'", "")]
    [InlineData("relu > tanh", 1, 6, "'>>' or the end", "'>'", "")]
    [InlineData("dropout rate=one", 1, 14, "a number", "'one'", "")]
    [InlineData("chain", 1, 1, "the name of", "'chain'", "")]
    [InlineData("op relu", 1, 1, "the name of", "'op'", "")]
    public void An_error_tells_where_what_and_how(string text, int line, int column, string expected, string found, string hint)
    {
        var error = Assert.IsType<ParseError>(Assert.Single(Notation.Parse<Layer>(text).Errors()));
        Assert.Equal((line, column, found, hint), (error.Line, error.Column, error.Found, error.Hint));
        Assert.Contains(expected is "the name of" ? "dense" : expected, error.Expected, StringComparison.Ordinal);
        Assert.StartsWith($"line {line}, column {column}: ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dropout rate=2", 1, 14, "rate of dropout", "from 0 to below 1", "'2'")]
    [InlineData("relu >>\n dense -3", 2, 8, "units of dense", "1 or more", "'-3'")]
    [InlineData("repeat 1000001 relu", 1, 8, "times of repeat", "from 0 to 1000000", "'1000001'")]
    [InlineData("dense 3 weight=(normal -1)", 1, 24, "standard-deviation of normal", "0 or more", "'-1'")]
    [InlineData("concat [dropout NaN]", 1, 17, "rate of dropout", "from 0 to below 1", "'NaN'")]
    public void An_argument_outside_of_its_limits_is_told_where_it_stands(string text, int line, int column, string what, string expected, string found) => Assert.Equal(
        new ParseError(what, line, column) { Where = $"line {line}, column {column}", Expected = expected, Found = found },
        Assert.Single(Notation.Parse<Layer>(text).Errors()));

    [Theory]
    [InlineData("sgd rate=-1", "rate of sgd", "0 or more", "'-1'")]
    [InlineData("clip 0 >> adam", "most of clip", "above 0", "'0'")]
    [InlineData("adam beta1=1", "beta1 of adam", "from 0 to below 1", "'1'")]
    public void Optimisers_have_limits_as_layers_do(string text, string what, string expected, string found)
    {
        var error = Assert.IsType<ParseError>(Assert.Single(Notation.Parse<GradientTransform>(text).Errors()));
        Assert.Equal((what, expected, found), (error.What, error.Expected, error.Found));
    }

    [Theory]
    [InlineData("dense 3 tanh", 1, 9, "tanh")]
    [InlineData("dense 3 bias=false\nrelu >> tanh", 2, 1, "relu")]
    [InlineData("relu tanh", 1, 6, "tanh")]
    [InlineData("dropout dense 3", 1, 9, "dense")]
    [InlineData("residual (dense 3 tanh)", 1, 19, "tanh")]
    [InlineData("residual tanh relu", 1, 15, "relu")]
    [InlineData("identity relu", 1, 10, "relu")]
    [InlineData("dense 3 true identity", 1, 14, "identity")]
    public void Layers_without_a_sign_between_them_are_told_that_it_is_missing(string text, int line, int column, string next)
    {
        var error = Assert.IsType<ParseError>(Assert.Single(Notation.Parse<Layer>(text).Errors()));
        Assert.Equal((line, column, $"'{next}'", $"'>>' is missing before '{next}'."), (error.Line, error.Column, error.Found, error.Hint));
        Assert.Contains("'>>'", error.Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dense(64)", "It is written dense units bias=true weight=none offset=none.")]
    [InlineData("dense units 64", "An argument by name is written units=...")]
    [InlineData("dense 64 bias=False", "Did you mean 'false'?")]
    [InlineData("dense 64 weight=normal 0.1", "Where 'normal' has arguments, it stands in parentheses: (normal ...).")]
    [InlineData("dense 64 weight=normal mean=1", "Where 'normal' has arguments, it stands in parentheses: (normal ...).")]
    [InlineData("dense 64 activation=relu", "'relu' stands by itself: dense ... >> relu.")]
    public void What_was_probably_meant_is_told(string text, string hint) => Assert.Equal(hint, Assert.Single(Notation.Parse<Layer>(text).Errors()).Hint);

    [Fact]
    public void Nesting_beyond_reason_is_an_error()
    {
        foreach (var text in (string[])[
            new('(', 10_000), $"{new string('(', 10_000)}relu{new string(')', 10_000)}", string.Concat(Enumerable.Repeat("residual (", 10_000)), string.Concat(Enumerable.Repeat("concat [", 10_000)),
            string.Concat(Enumerable.Repeat("residual ", 10_000)), string.Concat(Enumerable.Repeat("dense 3 weight=(", 10_000)), new('[', 10_000), new('"', 10_001), string.Concat(Enumerable.Repeat("\"\\", 100_000)), new('=', 10_000), new('>', 100_000),
        ])
            SmallStack.Run(() => Assert.IsType<ParseError>(Assert.Single(Notation.Parse<Layer>(text).Errors())));
        Assert.Equal(90, $"{Enumerable.Range(0, 90).Aggregate(Tanh, (body, _) => Residual(body >> Tanh))}".Count(c => c == '('));
        var deep = Enumerable.Range(0, 90).Aggregate(Tanh, (body, _) => Residual(body >> Tanh));
        Assert.Equal(deep, Notation.Parse<Layer>($"{deep}").OrThrow());
    }

    [Fact]
    public void Families_that_have_no_text_are_an_error()
    {
        Assert.NotEmpty(Notation.Parse<Loss>("mean-squared-error >> mean-squared-error").Errors());
        Assert.NotEmpty(Notation.Parse<Loss>("identity").Errors());
        Assert.NotEmpty(Notation.Parse<Initializer>("dense 3").Errors());
        Assert.NotEmpty(Notation.Parse<string>("x").Errors());
        Assert.NotEmpty(Notation.Parse<Op>("dense 3").Errors());
        Assert.NotEmpty(Notation.Parse<Op>("add >> add").Errors());
    }

    /// <summary>The arguments outside of their limits, in the order in which they are printed.</summary>
    internal static IEnumerable<ShapeError> Broken(object? value) => value switch
    {
        IChain chain => chain.Parts.SelectMany(Broken),
        ISynonym synonym => Broken(synonym.Meaning),
        IEnumerable<Layer> layers => layers.SelectMany(Broken),
        Layer or Op or Initializer => Term.Of(value).Arguments.OrderBy(argument => argument.Parameter.HasDefaultValue).SelectMany(argument =>
            Limits.Broken(value).Where(error => error.What.StartsWith($"{Term.Words(argument.Parameter.Name!)} of ", StringComparison.Ordinal)).Concat(Broken(argument.Value))),
        _ => [],
    };
}
