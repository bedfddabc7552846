using System.Text.RegularExpressions;
using Functional.Nn.Bench;
using Xunit;

namespace Functional.Nn.Properties;

public sealed partial class CaseTests
{
    public static TheoryData<string, int> Sizes => new()
    {
        { "xor_mlp_2_8_1_b4_sgd_mse", 33 },
        { "logreg_784_10_b64_sgd", 7850 },
        { "mlp_784_128_10_b32_sgd", 101770 },
        { "mlp_784_128_10_b32_adam", 101770 },
        { "mlp_784_128_10_b128_sgd", 101770 },
        { "mlp_784_128_10_b128_adam", 101770 },
        { "mlp_784_128_10_b512_sgd", 101770 },
        { "mlp_784_128_10_b512_adam", 101770 },
        { "mlp_784_512_512_10_b128_adam", 669706 },
        { "lenet_b64_adam", 37610 },
        { "mlp_bn_dropout_784_128_10_b128_adam", 102026 },
        { "transformer2_d64_h4_ff128_s32_b16_adam", 67594 },
        { "lstm64_s28_f28_b64_adam", 24714 },
        { "infer_mlp_784_128_10_b1", 101770 },
    };

    [Fact]
    public void Cases_are_those_of_the_script_that_they_are_compared_with()
    {
        var script = Repository.Read("bench", "torch_bench.py");
        string[] batches = [.. Batches().Match(script).Groups[1].Value.Split(',', StringSplitOptions.TrimEntries)];
        string[] optimizers = [.. Words().Matches(Optimizers().Match(script).Groups[1].Value).Select(word => word.Groups[1].Value)];
        Assert.Equal(Keys().Matches(script).Select(key => key.Groups[1].Value).SelectMany(Expanded), Case.All.Select(c => c.Name));
        Assert.Equal(Sizes.Select(row => row.Data.Item1), Case.All.Select(c => c.Name));

        IEnumerable<string> Expanded(string key) => key.Contains('{', StringComparison.Ordinal)
            ? from batch in batches
              from optimizer in optimizers
              select key.Replace("{b}", batch, StringComparison.Ordinal).Replace("{on}", optimizer, StringComparison.Ordinal)
            : [key];
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_case_learns_as_many_numbers_as_its_twin_and_takes_a_step(string name, int parameters)
    {
        var tried = Case.All.Single(c => c.Name == name);
        Assert.Equal(parameters, tried.Model(tried.Data()).ParameterCount);
        Assert.True(double.IsFinite(tried.Start(1).Step()));
    }

    [GeneratedRegex("""^.*?f?"([\w{}]+)"(?:: |\] = )(?:train|infer)_case""", RegexOptions.Multiline)]
    private static partial Regex Keys();

    [GeneratedRegex(@"for b in \(([\d, ]+)\)")]
    private static partial Regex Batches();

    [GeneratedRegex(@"for on, o in \((.*)\):")]
    private static partial Regex Optimizers();

    [GeneratedRegex(""" "(\w+)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Words();
}
