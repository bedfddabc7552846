using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Xunit;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

[Properties(MaxTest = 100, Arbitrary = [typeof(ExprGenerators)])]
public sealed class ListingErrorTests
{
    private const string Start = "let x = var : [batch, 2]\nlet w = param glorot-uniform (fans 2 3) : [2, 3]\n";

    private static readonly ImmutableArray<string> Pieces =
        ["let", "in", "=", ":", ",", "[", "]", "{", "}", "(", ")", "...", "none", "x", "t1", "var", "matmul", "scan", "constant", "reshape", "slice", "einsum", "index", "empty", "variable=", "\"", "-1", "0", "1e999", "99999999999", "2147483647", "NaN", "NaN:00", "sha256:", ">>", "\\", "\ud800", "é", "\n"];

    [Theory]
    [InlineData("let y = matmul x ww : [batch, 3] in y", "line 3, column 18: unknown value: expected a value of a line above, or ':' and the type, found 'ww'")]
    [InlineData("let y = matmul w x : [batch, 3] in y", "line 3, column 9: matmul: extents do not fit: expected [..., m, k] × [..., k, n] with one k, found [2, 3] × [batch, 2]")]
    [InlineData("let y = matmul x w : [batch, 4] in y", "line 3, column 22: type of y: expected [batch, 3], found [batch, 4]. It is what matmul gives here.")]
    [InlineData("let y = matmul x w : index [batch, 3] in y", "line 3, column 22: type of y: expected [batch, 3], found index [batch, 3]. It is what matmul gives here.")]
    [InlineData("let y = matmul x w in y", "line 3, column 20: unknown value: expected a value of a line above, or ':' and the type, found 'in'")]
    [InlineData("let y, z = matmul x w : [batch, 3] in y", "line 3, column 8: names of the results of matmul: expected 1, found 'z'")]
    [InlineData("let y = matmul x w : [batch, 3], [2] in y", "line 3, column 34: types of the results of matmul: expected 1, found '['")]
    [InlineData("let x = sin x : [batch, 2] in x", "line 3, column 5: name of a value: expected a new name, found 'x'")]
    [InlineData("let y = leaky-relu slop=2 x : [batch, 2] in y", "line 3, column 20: argument of leaky-relu: expected slope, found 'slop'. Did you mean 'slope'?")]
    [InlineData("let y = leaky-relu slope=x : [batch, 2] in y", "line 3, column 26: slope of leaky-relu: expected a number, found 'x'")]
    [InlineData("let y = leaky-relu slope=1 slope=2 x : [batch, 2] in y", "line 3, column 28: argument of leaky-relu: expected slope only once, found 'slope'")]
    [InlineData("let y = dropout 2 \"a\" x : [batch, 2] in y", "line 3, column 17: rate of dropout: expected from 0 to below 1, found '2'")]
    [InlineData("let y = sum-to x : [batch, 2] in y", "line 3, column 16: shape of sum-to: expected extents between '[' and ']', found 'x'")]
    [InlineData("let y = sum-to [-1] x : [batch, 2] in y", "line 3, column 17: shape of sum-to: expected 0 or more, found '-1'")]
    [InlineData("let y = sum-to [a.b] x : [batch, 2] in y", "line 3, column 17: shape of sum-to: expected an extent: a whole number or a name, found 'a.b'")]
    [InlineData("let y = constant [1, 2 : [2] in y", "line 3, column 24: listing: expected ',' or ']', found ':'")]
    [InlineData("let y = constant [[1], [2, 3]] : [2] in y", "line 3, column 24: value of constant: expected 1 in each row, found '['")]
    [InlineData("let y = constant [[1], 2] : [2] in y", "line 3, column 24: value of constant: expected '[', found '2'")]
    [InlineData("let y = constant [1.5] : index [1] in y", "line 3, column 19: element of an index: expected a whole number, found '1.5'")]
    [InlineData("let y = constant [1e999] : [1] in y", "line 3, column 19: element of a tensor: expected a finite number, found '1e999'")]
    [InlineData("let y = constant [] : [0] in y", "line 3, column 18: value of constant: expected numbers, or empty and a shape, found '['")]
    [InlineData("let y = constant empty [2] : [2] in y", "line 3, column 18: value of constant: expected a shape of no elements, found 'empty'")]
    [InlineData("let y = constant [2, 3] sha256:0a : [2, 3] in y", "line 3, column 25: value of constant is left out: expected its numbers, found 'sha256:0a'. Print it with a higher limit.")]
    [InlineData("let y = scan graph:0a 1 1 0 x x : [2] in y", "line 3, column 14: listing: expected '{', lines, '}', found 'graph:0a'")]
    [InlineData("... 4 more; 6 nodes\nin x", "line 3, column 1: listing that is cut: expected all lines, found '...'. Print it with a higher limit.")]
    [InlineData("lt y = sin x : [batch, 2] in y", "line 3, column 1: listing: expected 'let' or 'in', found 'lt'. Did you mean 'let'?")]
    [InlineData("in y", "line 3, column 4: unknown value: expected a value of a line above, found 'y'")]
    [InlineData("in x x", "line 3, column 6: listing: expected the end, found 'x'")]
    [InlineData("in x,", "line 3, column 6: listing: expected a value of a line above, found the end")]
    [InlineData("", "line 3, column 1: listing: expected 'let' or 'in', found the end")]
    public void An_error_tells_place_and_what_was_expected(string line, string error) =>
        Assert.Equal(error, $"{Assert.Single(Listing.Parse(Start + line).Errors())}");

    [Fact]
    public void An_unknown_op_is_told_with_the_nearest_known() =>
        Assert.EndsWith(", found 'matmull'. Did you mean 'matmul'?", $"{Assert.Single(Listing.Parse(Start + "let y = matmull x w : [batch, 3] in y").Errors())}", StringComparison.Ordinal);

    [Fact]
    public void A_listing_that_is_cut_is_an_error() => Assert.All(
        [Graph.Of(Sin(Sin(Input("x", [2])))), Graph.Of(Expr.Constant(Tensor.Fill([3, 1], 1.0)))],
        graph => Assert.Contains("higher limit", Assert.Single(Listing.Parse(graph.Listing(limit: 2)).Errors()).Hint, StringComparison.Ordinal));

    [Property]
    public Property A_mangled_listing_is_an_error_or_another_graph() => Prop.ForAll(
        Arb.From(from @case in Gen.OneOf(ExprGenerators.Any.Select(c => Graph.Of(c.Expr)), OpGenerators.Any.Select(c => Graph.Of(Expr.Of(c.Op, [.. c.Inputs.Select((input, i) => Input($"x{i}", input.Type))]))))
                 from cuts in Gen.Choose(0, int.MaxValue - 1).ArrayOf(9)
                 select cuts.Chunk(3).Aggregate(@case.Listing(), Mangled)),
        Answers);

    [Property]
    public Property Any_pieces_of_listings_are_read_without_an_exception() => Prop.ForAll(Arb.From(Gen.Elements(Pieces.AsEnumerable()).ArrayOf(30).Select(pieces => string.Join(' ', pieces))), Answers);

    [Theory]
    [InlineData("[")]
    [InlineData("let x = constant [")]
    [InlineData("let x = scan {")]
    [InlineData("let x = constant [1,")]
    [InlineData("let x = resample 1 (")]
    [InlineData("let x = max-pool [")]
    [InlineData("\"")]
    [InlineData("let x, ")]
    [InlineData("let é = var : [] in ")]
    public void Repeated_openings_are_an_error(string opening) => SmallStack.Run(() =>
    {
        Answers(string.Concat(Enumerable.Repeat(opening, 100_000 / opening.Length)));
        Answers($"let x = constant {string.Concat(Enumerable.Repeat("[", 50_000))}");
        Answers($"let x = resample 1 {string.Concat(Enumerable.Repeat("(", 50_000))}");
    });

    private static void Answers(string text) => Assert.All(Listing.Parse(text).Errors(), error =>
    {
        Assert.Matches("^line [0-9]+, column [0-9]+$", error.Where);
        Assert.NotEqual("", error.Expected);
    });

    private static string Mangled(string text, int[] choice)
    {
        if (text.Length == 0)
            return text;
        var (at, length, piece) = (choice[0] % text.Length, choice[1] % 9, Pieces[choice[1] % Pieces.Length]);
        return (choice[2] % 5) switch
        {
            0 => text.Remove(at, Math.Min(length, text.Length - at)),
            1 => text.Insert(at, piece),
            2 => text.Insert(at, text.Substring(at, Math.Min(10 * length, text.Length - at))),
            3 => string.Concat(text.AsSpan(0, at), piece, text.AsSpan(Math.Min(text.Length, at + piece.Length))),
            _ => text[..at],
        };
    }
}
