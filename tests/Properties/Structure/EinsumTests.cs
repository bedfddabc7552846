using System.Collections.Immutable;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

public sealed class EinsumTests
{
    /// <summary>Letters of operands, where A and B may stand behind an ellipsis, of the result (none: without an arrow), and the extents that
    /// each operand has.</summary>
    private sealed record Sums(ImmutableArray<string> Operands, string? Result, ImmutableArray<Shape> Shapes)
    {
        public string Equation => string.Join(", ", Operands.Select(Hidden)) + (Result is null ? "" : $" -> {Hidden(Result)}");

        public string Letters => Result ?? string.Concat(All.Where(letter => char.IsUpper(letter) || All.Count(other => other == letter) == 1).Distinct().Order());

        private string All => string.Concat(Operands);

        public override string ToString() => $"{Equation} of {string.Join(", ", Shapes)}";

        private static string Hidden(string letters) => letters.TrimStart('A', 'B') is var rest && rest.Length < letters.Length ? $"...{rest}" : letters;
    }

    private static readonly Gen<Sums> Cases =
        from operands in Gen.Choose(1, 3).SelectMany(n => Operand.ArrayOf(n))
        from extents in Gen.Elements(0, 1, 2, 2, 3, 3).ArrayOf(6)
        from ones in Gen.Elements(true, false, false, false, false).ArrayOf(18)
        from told in Gen.Elements(true, true, false)
        let used = string.Concat(operands).Distinct().ToArray()
        from order in Gen.Shuffle(used.Where(char.IsLower))
        from count in Gen.Choose(0, order.Length)
        let shapes = operands.Select((letters, i) => Shape.Of([.. letters.Select((letter, axis) => (Dim)(ones[(6 * i) + axis] && letters.Count(l => l == letter) == 1 ? 1 : extents["ABabcd".IndexOf(letter, StringComparison.Ordinal)]))]))
        select new Sums([.. operands], told ? string.Concat(used.Where(char.IsUpper).Order().Concat(order[..count])) : null, [.. shapes]);

    private static Gen<string> Operand =>
        from hidden in Gen.Elements("", "", "", "B", "AB")
        from letters in Gen.Elements('a', 'b', 'c', 'd').ArrayOf(4)
        from rank in Gen.Choose(0, 4 - hidden.Length)
        select hidden + string.Concat(letters[..rank]);

    [Property(MaxTest = 400)]
    public Property An_equation_means_what_its_sums_say(Key key) => Prop.ForAll(Cases.ToArbitrary(), sums =>
    {
        var env = Env.Of(sums.Shapes.Select((shape, i) => ($"x{i}", (Tensor)Points.Signed(shape, key.Fold(i)))));
        ImmutableArray<Expr> operands = [.. sums.Shapes.Select((shape, i) => Input($"x{i}", shape))];
        var y = Einsum(sums.Equation, operands);
        var (expected, found) = (Plain(sums, env), y.Evaluate<double>(env).OrThrow());
        Assert.Equal(expected.Shape, found.Shape);
        Assert.All(expected.Span.ToArray().Zip(found.Span.ToArray()), pair => Assert.Equal(pair.Item1, pair.Item2, 1e-12));
        Assert.True(GradientCheck.Run(y, env, key).OrThrow() is var report && report.Passed, report.ToTable());

        var batch = Array.FindIndex([.. sums.Operands], letters => letters.Contains('a'));
        if (batch < 0 || sums.Operands.Any(letters => letters.Count(l => l == 'a') > 1))
            return;
        var extent = sums.Operands.SelectMany((letters, i) => letters.Select((letter, axis) => (letter, Dim: sums.Shapes[i][axis]))).Where(p => p.letter == 'a').Select(p => p.Dim).Where(d => d != 1).FirstOrDefault(1);
        ImmutableArray<Expr> symbolic = [.. sums.Operands.Select((letters, i) => Input($"x{i}", Shape.Of([.. letters.Select((letter, axis) => letter == 'a' && sums.Shapes[i][axis] == extent ? Dim.Batch : sums.Shapes[i][axis])])))];
        Assert.All(Einsum(sums.Equation, symbolic).Evaluate<double>(env).OrThrow().Span.ToArray().Zip(expected.Span.ToArray()), pair => Assert.Equal(pair.Item2, pair.Item1, 1e-12));
    });

    [Theory]
    [InlineData("ij,jk->ik", "matmul")]
    [InlineData("ij,kj->ik", "matmul")]
    [InlineData("ji,jk->ik", "matmul")]
    [InlineData("aij,ajk->aik", "matmul")]
    [InlineData("ij->ij", "")]
    [InlineData("ij->ji", "transpose")]
    [InlineData("ij,ij->ij", "multiply")]
    public void What_is_one_op_is_one_op(string equation, string op)
    {
        ImmutableArray<Expr> operands = [.. equation.Split("->")[0].Split(',').Select((letters, i) => Input($"x{i}", Shape.Of([.. letters.Select(_ => (Dim)3)])))];
        Assert.Equal(op is "" ? [] : [op], Graph.Of(Einsum(equation, operands)).Nodes.Where(n => n.Op is not VarOp).Select(n => n.Op.Name));
    }

    [Fact]
    public void A_batch_of_sequences_of_unknown_length_attends()
    {
        Expr Heads(string name, string length) => Input(name, [Dim.Batch, Dim.Symbolic(length), 2, 3]);
        var weights = Einsum("bqhd,bkhd->bhqk", Heads("q", "m"), Heads("k", "n"));
        Assert.Equal([Dim.Batch, 2, Dim.Symbolic("m"), Dim.Symbolic("n")], weights.Shape);
        Assert.Equal([Dim.Batch, Dim.Symbolic("m"), 2, 3], Einsum("bhqk,bkhd->bqhd", weights, Heads("v", "n")).Shape);
        var x = Input("x", [Dim.Batch, Dim.Symbolic("n"), 4]);
        Assert.Equal([4, 4], Einsum("bti,btj->ij", x, x).Shape);
        Assert.Equal([Dim.Batch, Dim.Symbolic("n"), 3], Bilinear(x, x, Input("w", [3, 4, 4]), Input("b", [3])).Shape);
        Assert.Equal([Dim.Batch, Dim.Symbolic("n"), 3], Linear(x, Input("w", [3, 4]), Input("b", [3])).Shape);
    }

    [Theory]
    [InlineData("ij,jk->ik", 1)]
    [InlineData("ij->ik", 1)]
    [InlineData("ij->ii", 1)]
    [InlineData("ijk->i", 1)]
    [InlineData("i1->i", 1)]
    [InlineData("......->", 1)]
    [InlineData("i->j->", 1)]
    [InlineData("...ijk", 1)]
    [InlineData("ij,ji", 2)]
    [InlineData("ii", 1)]
    public void An_equation_that_does_not_fit_is_a_shape_error(string equation, int count)
    {
        var x = Input("x", [2, 3]);
        Assert.Contains("einsum", Assert.Throws<ShapeException>(() => Einsum(equation, [.. Enumerable.Repeat(x, count)])).Message, StringComparison.Ordinal);
    }

    private static Tensor<double> Plain(Sums sums, Env env)
    {
        var letters = string.Concat(string.Concat(sums.Operands).Distinct());
        var extents = letters.ToDictionary(l => l, l => sums.Operands.SelectMany((o, i) => o.Select((letter, axis) => (letter, sums.Shapes[i][axis].Extent))).Where(p => p.letter == l).Select(p => p.Extent).OrderBy(e => e == 1).First());
        var result = new double[Shape.Of([.. sums.Letters.Select(l => (Dim)extents[l])]).Size];
        for (var at = 0; at < Shape.Of([.. letters.Select(l => (Dim)extents[l])]).Size; at++)
        {
            var (place, rest) = (new Dictionary<char, int>(), at);
            foreach (var letter in letters)
                (place[letter], rest) = (rest % extents[letter], rest / extents[letter]);
            result[Position(sums.Letters, l => extents[l], place)] += sums.Operands
                .Select((o, i) => env[$"x{i}"].To<double>().Span[o.Select((letter, axis) => (Place: sums.Shapes[i][axis] == 1 ? 0 : place[letter], sums.Shapes[i][axis].Extent)).Aggregate(0, (flat, p) => (flat * p.Extent) + p.Place)])
                .Aggregate(1.0, (product, x) => product * x);
        }

        return Tensor.Of<double>([.. sums.Letters.Select(l => (Dim)extents[l])], result);
    }

    private static int Position(string letters, Func<char, int> extent, Dictionary<char, int> place) => letters.Aggregate(0, (flat, letter) => (flat * extent(letter)) + place[letter]);
}
