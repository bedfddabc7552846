using System.Collections.Immutable;
using System.Text.Json;
using Functional.Nn.Ops;
using Xunit;

namespace Functional.Nn.Properties;

/// <summary>The runner itself, with cases whose answers are plain.</summary>
public sealed class ReferenceRunTests
{
    private const string Plane = """{"shape":[1,1,2,4],"data":[1,2,3,4,5,6,7,8]}""";
    private const string Zeros = """{"shape":[3,2],"data":[0,0,0,0,0,0]}""";

    [Theory]
    [InlineData("conv1d", """{"stride":1,"padding":"same"}""", """{"x":{"shape":[1,3],"data":[1,2,3]},"weight":{"shape":[1,1,2],"data":[1,10]}}""", """{"y":{"shape":[1,3],"data":[21,32,3]}}""")]
    [InlineData("conv1d", """{"stride":1,"padding":"valid"}""", """{"x":{"shape":[1,3],"data":[1,2,3]},"weight":{"shape":[1,1,2],"data":[1,10]}}""", """{"y":{"shape":[1,2],"data":[21,32]}}""")]
    [InlineData("avg_pool2d", """{"kernel":2,"divisor_override":2}""", $$"""{"x":{{Plane}} }""", """{"y":{"shape":[1,1,1,2],"data":[7,11]}}""")]
    [InlineData("adaptive_avg_pool2d", """{"output_size":[null,2]}""", $$"""{"x":{{Plane}} }""", """{"y":{"shape":[1,1,2,2],"data":[1.5,3.5,5.5,7.5]}}""")]
    [InlineData("adaptive_avg_pool3d", """{"output_size":[1,2,1]}""", """{"x":{"shape":[1,1,1,2,2],"data":[1,2,3,4]}}""", """{"y":{"shape":[1,1,1,2,1],"data":[1.5,3.5]}}""")]
    [InlineData("argmax", """{"axis":null,"keepdim":true}""", """{"x":{"shape":[2,2],"data":[1,2,4,3]}}""", """{"y":{"shape":[1,1],"data":[2],"dtype":"int64"}}""")]
    [InlineData("batch_norm_train", """{"momentum":0.1,"eps":0}""", """{"x":{"shape":[2,1],"data":[1,3]}}""", """{"y":{"shape":[2,1],"data":[-1,1]}}""")]
    [InlineData("pairwise_distance", """{"p":2.0,"eps":0,"keepdim":true}""", """{"x1":{"shape":[1,2],"data":[3,4]},"x2":{"shape":[1,2],"data":[0,0]}}""", """{"y":{"shape":[1,1],"data":[5]}}""")]
    [InlineData("rnn_relu_cell", "{}", """{"x":{"shape":[1,1],"data":[2]},"h":{"shape":[1,1],"data":[1]},"weight_ih":{"shape":[1,1],"data":[3]},"weight_hh":{"shape":[1,1],"data":[-4]}}""", """{"h_new":{"shape":[1,1],"data":[2]}}""")]
    [InlineData("bce_with_logits", """{"reduction":"none"}""", """{"input":{"shape":[2,2],"data":[0,0,0,0]},"target":{"shape":[2,2],"data":[1,0,1,0]},"pos_weight":{"shape":[2,1],"data":[1,3]}}""", """{"y":{"shape":[2,2],"data":[0.6931471805599453,0.6931471805599453,2.0794415416798357,0.6931471805599453]}}""")]
    [InlineData("scaled_dot_product_attention", """{"mask":"causal"}""", """{"q":{"shape":[2,1],"data":[0,0]},"k":{"shape":[3,1],"data":[0,0,0]},"v":{"shape":[3,1],"data":[2,4,6]}}""", """{"y":{"shape":[2,1],"data":[2,3]},"weights":{"shape":[2,3],"data":[1,0,0,0.5,0.5,0]}}""")]
    [InlineData("scaled_dot_product_attention", """{"mask":"causal"}""", """{"q":{"shape":[3,1],"data":[0,0,0]},"k":{"shape":[2,1],"data":[0,0]},"v":{"shape":[2,1],"data":[2,4]}}""", """{"y":{"shape":[3,1],"data":[2,3,3]},"weights":{"shape":[3,2],"data":[1,0,0.5,0.5,0.5,0.5]}}""")]
    [InlineData("multihead_attention", """{"heads":1,"causal":true}""", $$"""{"query":{"shape":[3,1,1],"data":[1,2,3]},"in_proj_weight":{"shape":[3,1],"data":[0,0,1]},"out_proj_weight":{"shape":[1,1],"data":[1]},"key_padding_mask":{"shape":[1,3],"data":[0,1,0]} }""", """{"y":{"shape":[3,1,1],"data":[1,1,2]},"weights":{"shape":[1,1,3,3],"data":[1,0,0,1,0,0,0.5,0,0.5]}}""")]
    [InlineData("softmax", """{"axis":0}""", """{"x":{"shape":[],"data":[3]}}""", """{"y":{"shape":[],"data":[1]}}""")]
    [InlineData("log_softmax", """{"axis":-1}""", """{"x":{"shape":[],"data":[3]}}""", """{"y":{"shape":[],"data":[0]}}""")]
    [InlineData("cumsum", """{"axis":-1}""", """{"x":{"shape":[],"data":[3]}}""", """{"y":{"shape":[],"data":[3]}}""")]
    [InlineData("argmin", """{"axis":0,"keepdim":true}""", """{"x":{"shape":[],"data":[3]}}""", """{"y":{"shape":[],"data":[0],"dtype":"int64"}}""")]
    [InlineData("sort", """{"axis":0,"descending":false}""", """{"x":{"shape":[],"data":[3]}}""", """{"values":{"shape":[],"data":[3]},"indices":{"shape":[],"data":[0],"dtype":"int64"}}""")]
    [InlineData("sum", """{"axes":[-1],"keepdim":false}""", """{"x":{"shape":[],"data":[3]}}""", """{"y":{"shape":[],"data":[3]}}""")]
    [InlineData("pad_constant", """{"pads":[],"value":2.0}""", """{"x":{"shape":[],"data":[3]}}""", """{"y":{"shape":[],"data":[3]}}""")]
    [InlineData("upsample_nearest1d", """{"scale":1.3}""", """{"x":{"shape":[1,1,4],"data":[1,2,3,4]}}""", """{"y":{"shape":[1,1,5],"data":[1,1,2,3,4]}}""")]
    [InlineData("upsample_linear1d", """{"scale":1.5,"align_corners":false}""", """{"x":{"shape":[1,1,3],"data":[0,1,2]}}""", """{"y":{"shape":[1,1,4],"data":[0,0.5,1.1666666666666667,1.8333333333333333]}}""")]
    [InlineData("upsample_linear1d", """{"scale":[1.4],"align_corners":false}""", """{"x":{"shape":[1,1,2],"data":[0,1]}}""", """{"y":{"shape":[1,1,2],"data":[0,1]}}""")]
    [InlineData("upsample_bilinear2d", """{"scale":[1,1.5],"align_corners":true}""", """{"x":{"shape":[1,1,1,3],"data":[0,1.5,3]}}""", """{"y":{"shape":[1,1,1,4],"data":[0,1,2,3]}}""")]
    [InlineData("pixel_shuffle", """{"upscale":2}""", """{"x":{"shape":[4,1,1],"data":[1,2,3,4]}}""", """{"y":{"shape":[1,2,2],"data":[1,2,3,4]}}""")]
    [InlineData("max_pool1d", """{"kernel":3,"stride":3,"ceil_mode":true}""", """{"x":{"shape":[1,1,2],"data":[1,2]}}""", """{"y":{"shape":[1,1,1],"data":[2]}}""")]
    [InlineData("avg_pool1d", """{"kernel":3,"stride":3,"ceil_mode":true}""", """{"x":{"shape":[1,1,2],"data":[1,2]}}""", """{"y":{"shape":[1,1,1],"data":[1.5]}}""")]
    [InlineData("avg_pool2d", """{"kernel":[2,3],"ceil_mode":true,"divisor_override":2}""", $$"""{"x":{{Plane}} }""", """{"y":{"shape":[1,1,1,2],"data":[12,6]}}""")]
    [InlineData("batch_norm_train", """{"momentum":null,"eps":0}""", """{"x":{"shape":[2,1],"data":[1,3]},"running_mean":{"shape":[1],"data":[9]},"running_var":{"shape":[1],"data":[9]}}""", """{"y":{"shape":[2,1],"data":[-1,1]},"running_mean_new":{"shape":[1],"data":[2]},"running_var_new":{"shape":[1],"data":[2]}}""")]
    [InlineData("gaussian_nll", """{"full":false,"eps":1e-6,"reduction":"none"}""", """{"input":{"shape":[2,2],"data":[0,0,0,0]},"target":{"shape":[2,2],"data":[1,1,1,1]},"var":{"shape":[2],"data":[1,4]}}""", """{"y":{"shape":[2,2],"data":[0.5,0.5,0.8181471805599453,0.8181471805599453]}}""")]
    public void Cases_with_plain_answers_agree(string op, string attributes, string inputs, string outputs) => Assert.Empty(Run(op, attributes, inputs, outputs));

    [Theory]
    [InlineData("relu", """{"slope":2}""", "{}", "slope")]
    [InlineData("relu", """{"slope":null}""", """{"mask":{"shape":[],"data":[1]}}""", "mask")]
    [InlineData("poisson_nll", """{"log_input":true,"full":false,"reduction":"none","eps":0.5}""", "{}", "eps")]
    [InlineData("conv1d", """{"padding":"reflect"}""", """{"weight":{"shape":[2,2,1],"data":[0,0,0,0]}}""", "padding reflect")]
    [InlineData("softmax", "{}", "{}", "axis")]
    public void What_is_not_known_fails_by_name(string op, string attributes, string more, string name)
    {
        var x = op is "poisson_nll" ? $$"""{"input":{{Zeros}},"target":{{Zeros}} }""" : $$"""{"x":{{Zeros}} }""";
        Assert.Contains(name, Assert.Single(Run(op, attributes, x[..^1] + (more is "{}" ? "" : ",") + more[1..], $$"""{"y":{{Zeros}} }""")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("softsign", "{}", """{"shape":[2],"data":["Infinity","-Infinity"]}""", """{"shape":[2],"data":["NaN","NaN"]}""")]
    [InlineData("softmax", """{"axis":0}""", """{"shape":[3],"data":["Infinity","Infinity",1]}""", """{"shape":[3],"data":["NaN","NaN","NaN"]}""")]
    [InlineData("gelu", """{"approximate":"none"}""", """{"shape":[1],"data":["-Infinity"]}""", """{"shape":[1],"data":["NaN"]}""")]
    public void At_an_edge_the_limit_stands_and_nothing_else(string op, string attributes, string x, string y)
    {
        var edge = Case(op, attributes, $$"""{"x":{{x}} }""", $$"""{"y":{{y}} }""");
        Assert.Empty(ReferenceRun.Differences(edge, ReferenceOps.Find(op)!));
        Assert.NotEmpty(ReferenceRun.Differences(edge, c => [ReferenceOps.Find(op)!(c)[0] + Functions.Sum(Functions.Where(Functions.Greater(Functions.Abs(c.X), 1e30), 7, 0))]));
    }

    [Fact]
    public void What_is_not_a_number_stays_none()
    {
        var sign = Case("sign", "{}", """{"x":{"shape":[1],"data":["NaN"]} }""", """{"y":{"shape":[1],"data":[0]} }""");
        Assert.Empty(ReferenceRun.Differences(sign, ReferenceOps.Find("sign")!));
        Assert.NotEmpty(ReferenceRun.Differences(sign, _ => [Expr.Constant(Tensor.Of<double>([1], 7))]));
    }

    [Fact]
    public void What_a_case_throws_is_its_own_failure() => Assert.Equal(
        ["case: InvalidOperationException: broken"],
        ReferenceRun.Differences(Case("relu", "{}", $$"""{"x":{{Zeros}} }""", $$"""{"y":{{Zeros}} }"""), _ => throw new InvalidOperationException("broken")));

    private static ImmutableArray<string> Run(string op, string attributes, string inputs, string outputs) => ReferenceRun.Differences(Case(op, attributes, inputs, outputs), ReferenceOps.Find(op)!);

    private static ReferenceCase Case(string op, string attributes, string inputs, string outputs)
    {
        using var json = JsonDocument.Parse($$"""{"name":"case","op":"{{op}}","attrs":{{attributes}},"inputs":{{inputs}},"outputs":{{outputs}} }""");
        return ReferenceCase.Of(json.RootElement);
    }
}
