using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Xunit;

namespace Functional.Nn.Properties;

/// <summary>A wrong op among the layers of random networks is found, and shrinks to itself.</summary>
public sealed class NetworkShrinkingTests(ITestOutputHelper output)
{
    [Fact]
    public void A_swish_that_forgets_a_term_shrinks_to_itself_on_one_number()
    {
        var message = Falsified(nameof(Swishes_agree));
        Assert.Contains("FNN_SEED=", message, StringComparison.Ordinal);
        Assert.Contains("""
            using System;
            using Functional.Nn;
            using Functional.Nn.Checking;
            using Functional.Nn.Ops;
            using Functional.Nn.Properties;
            using static Functional.Nn.Ops.Functions;

            var model = new OpLayer(new ForgetfulSwishOp()).Build(new TensorType([1])).OrThrow();
            var loss = Sum(model.Prediction);
            var point = Env.Of(
                ("x", Tensor.Of<double>([1, 1], 1)));
            Console.WriteLine(GradientCheck.Run(loss, point, 0).OrThrow().ToTable());

            """, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bias_that_forgets_a_sum_shrinks_to_itself_on_two_numbers()
    {
        var message = Falsified(nameof(Biases_agree));
        Assert.Matches(
            """
            var model = new ForgetfulBiasLayer\(\)\.Build\(new TensorType\(\[(1|2, 1)\]\)\)\.OrThrow\(\);
            var loss = Sum\(model\.Prediction\);
            var point = Env\.Of\(
                \("forgetful-bias1\.bias", Tensor\.Of<double>\(\[1\], 0\)\),
                \("x", Tensor\.Of<double>\(\[(2, 1|1, 2, 1)\], 0, 0\)\)\);
            """, message);
    }

    [Fact]
    public void A_product_that_forgets_a_cross_term_shrinks_to_itself_by_the_law_of_second_order() =>
        Assert.Matches(
            """
            (⟨v, H w⟩|forward over reverse) .*, not .*

            using System;
            using System\.Linq;
            using Functional\.Nn;
            using Functional\.Nn\.Checking;
            using Functional\.Nn\.Properties;
            using static Functional\.Nn\.Ops\.Functions;

            var model = new LopsidedScaleLayer\(\)\.Build\(new TensorType\(\[1\]\)\)\.OrThrow\(\);
            var loss = Sum\(model\.Prediction\);
            var point = Env\.Of\(
                \("lopsided-scale1\.scale", Tensor\.Of<double>\(\[1\], 0\)\),
                \("x", Tensor\.Of<double>\(\[1, 1\], 0\)\)\);
            var slopes = loss\.Gradient\(.*\);
            Console\.WriteLine\(GradientCheck\.Run\(slopes, point, 0, new\(\)\)\.OrThrow\(\)\.ToTable\(\)\);
            """, Falsified(nameof(Scales_are_symmetric)));

    private static Property Swishes_agree() => Among(new OpLayer(new ForgetfulSwishOp()), NetworkTests.Agrees);

    private static Property Biases_agree() => Among(new ForgetfulBiasLayer(), NetworkTests.Agrees);

    private static Property Scales_are_symmetric() => Among(new LopsidedScaleLayer(), NetworkTests.IsSymmetric);

    private static Property Among(Layer culprit, Func<NetworkCase, Property> law) => Prop.ForAll(Arb.From(NetworkGenerators.With(culprit), NetworkGenerators.Shrink), law);

    private string Falsified(string property)
    {
        var method = typeof(NetworkShrinkingTests).GetMethod(property, BindingFlags.Static | BindingFlags.NonPublic)!;
        var thrown = Assert.Throws<PropertyFailedException>(() => PropertyCheck.Run(method, null, new() { EndSize = 20 }, output.WriteLine));
        output.WriteLine(thrown.Message);
        return thrown.Message;
    }
}
