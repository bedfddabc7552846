using Functional.Nn.Ops;
using Functional.Nn.Training;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class VocabularyTests
{
    public static TheoryData<Type> Families => [typeof(Layer), typeof(Loss), typeof(Initializer), typeof(GradientTransform)];

    [Theory]
    [MemberData(nameof(Families))]
    public void Every_name_has_a_signature_that_begins_with_it(Type family)
    {
        var words = Words(family);
        Assert.Equal(words.Names, words.Signatures.Select(s => s.Name));
        Assert.All(words.Signatures, s => Assert.Equal(s.Name, $"{s}".Split(' ')[0]));
        Assert.All(words.Signatures, s => Assert.Equal(s, words.Find(s.Name)));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Defaults_are_what_a_member_without_optional_arguments_has(Type family) => Assert.All(
        Words(family).Signatures.Where(s => s.Arguments.Count > 0 && s.Arguments.All(a => a.IsOptional)),
        s => Assert.Equal(s.Name, Notation.Print(Words(family).Make(s, [.. s.Arguments.Select(a => a.Default)]))));

    [Theory]
    [InlineData(typeof(Layer), "dense units bias=true weight=none offset=none (units 1 or more)")]
    [InlineData(typeof(Layer), "dropout rate=0.5 (rate from 0 to below 1)")]
    [InlineData(typeof(Layer), "repeat times body (times from 0 to 1000000)")]
    [InlineData(typeof(Layer), "leaky-relu slope=0.01")]
    [InlineData(typeof(Layer), "parallel [branches, ...]")]
    [InlineData(typeof(Layer), "max-pool kernel stride=none padding=0 dilation=1 ceil-mode=false (kernel 1 or more, stride 1 or more, padding 0 or more, dilation 1 or more)")]
    [InlineData(typeof(Layer), "identity")]
    [InlineData(typeof(Initializer), "normal standard-deviation=0.01 mean=0 (standard-deviation 0 or more)")]
    [InlineData(typeof(GradientTransform), "clip most=1 order=2 (most above 0, order 1 or more)")]
    public void A_signature_has_required_arguments_then_defaults_then_limits(Type family, string signature) =>
        Assert.Contains(signature, Words(family).Signatures.Select(s => $"{s}"));

    [Fact]
    public void A_vocabulary_is_the_same_however_often_an_assembly_is_named() =>
        Assert.Equal(Words(typeof(Layer)), Vocabulary.Of(typeof(Layer), Enumerable.Repeat(typeof(Layer).Assembly, 2)));

    private static Vocabulary Words(Type family) => Vocabulary.Of(family, new[] { typeof(Vocabulary).Assembly, family.Assembly });
}
