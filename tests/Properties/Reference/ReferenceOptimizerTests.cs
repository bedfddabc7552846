using System.Collections.Immutable;
using System.Text.Json;
using Functional.Nn.Ops;
using Functional.Nn.Training;
using Xunit;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Losses;

namespace Functional.Nn.Properties;

/// <summary>Family g: the parameters after each step of an optimiser.</summary>
public sealed class ReferenceOptimizerTests
{
    private const string Defaults = "defaults";

    /// <summary>What the reference itself says not to match.</summary>
    private const string Wrong = "nadam_torch113_default_path";

    public static TheoryData<string> Ops => [.. ReferenceFiles.Family('g').Select(Op).Distinct().Where(op => op is not Defaults and not Wrong)];

    [Theory]
    [MemberData(nameof(Ops))]
    public void Steps_are_those_of_the_reference(string op)
    {
        var differences = ReferenceFiles.Family('g').Where(json => Op(json) == op).SelectMany(json => Differences(json)).ToArray();
        Assert.True(differences.Length == 0, $"{op}\n{string.Join('\n', differences)}");
    }

    [Fact]
    public void What_the_reference_calls_wrong_differs() =>
        Assert.All(ReferenceFiles.Family('g').Where(json => Op(json) is Wrong), json => Assert.NotEmpty(Differences(json)));

    [Fact]
    public void Defaults_are_those_of_the_reference() => Assert.All(
        ReferenceFiles.Family('g').Where(json => Op(json) is Defaults).SelectMany(json => json.GetProperty("attrs").EnumerateObject()),
        optimizer =>
        {
            using var json = JsonDocument.Parse($$"""{"name":"defaults","op":"{{optimizer.Name.ToLowerInvariant()}}","attrs":{{optimizer.Value}} }""");
            var mine = Notation.Parse<GradientTransform>(optimizer.Name.ToLowerInvariant()).OrThrow();
            Assert.Equal(ReferenceOptimizers.Find(ReferenceCase.Of(json.RootElement)), mine);
        });

    private static string Op(JsonElement json) => json.GetProperty("op").GetString()!;

    /// <summary>What differs where each step begins with the reference's parameters and gradients, and where the whole run is ours.</summary>
    private static ImmutableArray<string> Differences(JsonElement json)
    {
        var c = ReferenceCase.Of(json);
        var (initial, steps) = (Tensors(json.GetProperty("initial_params")), json.GetProperty("steps").EnumerateArray().ToArray());
        ImmutableArray<Expr> parameters = [.. initial.Select((p, i) => Expr.Var($"p{i}", p.Type))];
        if (ReferenceOptimizers.Find(c) is not { } optimizer || Objective(c, parameters) is not { } objective)
            return [$"{c.Name}: not known here"];
        string[] unread = [.. c.Unread];
        if (unread.Length > 0)
            return [$"{c.Name}: not known here: {string.Join(", ", unread)}"];
        var number = Expr.Var("step", Shape.Scalar);
        var own = objective.Gradient(parameters);
        ImmutableArray<Expr> gradients = [.. parameters.Select((p, i) => Expr.Var($"g{i}", p.Type))];
        var replayed = optimizer.Apply([.. parameters.Select((p, i) => new Learned($"p{i}", p, gradients[i]))], number, "");
        var run = optimizer.Apply([.. parameters.Select((p, i) => new Learned($"p{i}", p, own[i]))], number, "");
        return [.. Run(replayed, (k, env) => env.With(Tensors(steps[k].GetProperty("grads")).Select((g, i) => ($"g{i}", (Tensor)g))), ReferenceTolerance.Op, "replayed", follows: true), .. Run(run, (_, env) => env, ReferenceTolerance.Run, "run", follows: false)];

        IEnumerable<string> Run(Transformed transformed, Func<int, Env, Env> bind, ReferenceTolerance tolerance, string how, bool follows)
        {
            var step = Outputs.Of([.. transformed.Updates.Select((u, i) => ($"p{i}", u.Parameter - u.Update)), .. transformed.Slots.Select(s => (s.Op.Variable, s.Next)), ("loss", objective)]);
            var program = new Functional.Nn.Programs(step, Passes.Fuse);
            var state = Env.Of([.. initial.Select((p, i) => ($"p{i}", (Tensor)p)), .. transformed.Slots.Select(s => (s.Op.Variable, (Tensor)Tensor.Fill(s.Op.Type.Shape, s.Op.Initial)))]);
            for (var k = 0; k < steps.Length; k++)
            {
                var after = program.Run<double>(bind(k, state.With("step", Tensor.Scalar(k + 1.0)))).OrThrow();
                var (loss, expected) = (steps[k].GetProperty("loss").GetDouble(), Tensors(steps[k].GetProperty("params")));
                if (!tolerance.Admits(loss, after["loss"].To<double>().Span[0]))
                    yield return $"{c.Name} {how} loss of step {k}: {after["loss"].To<double>().Span[0]:R} instead of {loss:R}";
                foreach (var (i, p) in expected.Index())
                    foreach (var (e, f) in Enumerable.Zip(p.Span.ToArray(), after[$"p{i}"].To<double>().Span.ToArray()).Where(pair => !tolerance.Admits(pair.First, pair.Second)))
                        yield return $"{c.Name} {how} p{i} after step {k}: {f:R} instead of {e:R}";
                state = after.With(follows ? expected.Select((p, i) => ($"p{i}", (Tensor)p)) : []);
            }
        }
    }

    private static Expr? Objective(ReferenceCase c, ImmutableArray<Expr> p) => c.Text("objective") switch
    {
        "rosenbrock" => Split(p[0], 0, [1, 1]) is [var x, var y] ? Sum(Square(1.0 - x) + (100.0 * Square(y - Square(x)))) : null,
        "logreg" => BinaryCrossEntropy.Of(MatMul(Expr.Constant(c.Tensor("X")), p[0]) + p[1], Expr.Constant(c.Tensor("y"))),
        _ => null,
    };

    private static Tensor<double>[] Tensors(JsonElement list) => [.. list.EnumerateArray().Select(t => ReferenceTensor.Of(t).Value.To<double>())];
}
