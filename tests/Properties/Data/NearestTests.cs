using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class NearestTests
{
    private static readonly string[] Known = ["relu", "gelu", "tanh", "sigmoid", "softmax", "petal_length_cm"];

    [Theory]
    [InlineData("relu", "relu")]
    [InlineData("rleu", "relu")]
    [InlineData("Tahn", "tanh")]
    [InlineData("sigmod", "sigmoid")]
    [InlineData("petal", "petal_length_cm")]
    [InlineData("softmax2", "softmax")]
    [InlineData("xelu", "relu")]
    public void A_mistyped_name_is_told(string text, string name) => Assert.Equal(name, Nearest.Name(text, Known));

    [Theory]
    [InlineData("")]
    [InlineData("convolution")]
    [InlineData("q")]
    [InlineData("r")]
    [InlineData("re")]
    [InlineData("ta")]
    [InlineData("log")]
    [InlineData("p")]
    [InlineData("softmaximality_of_the_whole")]
    public void A_name_like_no_other_is_not(string text) => Assert.True(Nearest.Name(text, Known).IsNone);

    [Theory]
    [InlineData("beta", "b", false)]
    [InlineData("a", "b", false)]
    [InlineData("x", "xy", false)]
    [InlineData("he", "she", true)]
    [InlineData("x", "x1", true)]
    [InlineData("x1", "x", true)]
    [InlineData("he", "he-normal", true)]
    [InlineData("resid", "residual", true)]
    [InlineData("logistic", "log", false)]
    [InlineData("exponential", "exp", false)]
    [InlineData("iris", "iris.csv", true)]
    [InlineData("X", "x", true)]
    [InlineData("le", "relu", false)]
    public void Near_is_near_whichever_is_longer(string text, string name, bool near)
    {
        Assert.Equal(near, Nearest.Name(text, [name]).IsSome);
        Assert.Equal(near, Nearest.Name(name, [text]).IsSome);
    }

    [Property]
    public bool A_name_of_one_or_two_letters_is_near_only_to_itself_or_where_it_is_a_word(char a, char b, NonEmptyString name) =>
        $"{a}{b}" is var text && (name.Get.Length > 2 || Nearest.Name(text, [name.Get]).IsNone || text.Equals(name.Get, StringComparison.OrdinalIgnoreCase)
            || (text.StartsWith(name.Get, StringComparison.OrdinalIgnoreCase) && !char.IsLetter(b)));

    [Property]
    public bool A_known_name_is_its_own_nearest(NonEmptyString name, NonNull<string>[] others) =>
        name.Get.Length > 200 || Nearest.Name(name.Get, [name.Get, .. others.Select(o => o.Get)]) == name.Get;

    [Property]
    public Property One_swap_of_neighbours_is_forgiven(int seed) => Prop.ForAll(
        Gen.Elements(Known).ToArbitrary(),
        name => (int)((uint)seed % (name.Length - 1)) is var i
            && Nearest.Name($"{name[..i]}{name[i + 1]}{name[i]}{name[(i + 2)..]}", [name]) == name);

    [Property]
    public void Any_text_has_a_nearest_name_or_none(NonNull<string> text, NonNull<string>[] known) =>
        Nearest.Name(text.Get, known.Select(k => k.Get)).IfSome(name => Assert.Contains(name, known.Select(k => k.Get)));
}
