using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Checking;

/// <summary>
/// Generators of well-typed expressions with an environment: graphs over a few variables, some of a symbolic batch, with
/// sharing, <c>op(x, x)</c>, broadcasts, reductions and matrix products. What they shrink to is well-typed again.
/// </summary>
public static class ExprGenerators
{
    private static readonly ImmutableArray<Func<Expr, Expr>> Curves =
    [
        x => Sin(x), x => Cos(x), x => x | Tanh, x => x | Sigmoid, x => x | Softplus, x => x | Silu, x => -x, x => Square(x | Tanh), x => x + 0.5,
        x => -2.0 * x, x => x + x, x => x * x | Tanh, x => Exp(-Square(x)), x => x.Shape.Rank == 0 ? x : x | Softmax, x => x.Shape.Rank == 0 ? x : x | LogSoftmax,
    ];

    private static readonly ImmutableArray<Func<Expr, Expr>> Kinks =
        [x => x | Relu, x => Abs(x), x => x | LeakyRelu(0.25), x => x | Elu(0.5), x => Sign(x), x => Where(Greater(x, 0), x, Sin(x)), x => Maximum(x, -x)];

    private static readonly ImmutableArray<Func<Expr, int, Expr>> Moves =
    [
        (x, _) => Sum(x), (x, i) => Sum(x, i, keepAxes: true), (x, i) => Sum(x, i), (x, _) => Mean(x), (x, i) => Mean(x, i),
        (x, _) => Transpose(x, Axes.Of([.. Enumerable.Range(0, x.Shape.Rank).Reverse()])),
        (x, _) => Reshape(x, x.Shape.Concat([1])),
        (x, i) => x.BroadcastTo(Shape.Of((i % 3) + 1).Concat(x.Shape)),
        (x, i) => x.Shape[i] is { IsKnown: true, Extent: > 0 and var n } ? Slice(x, i, n / 2, n - (n / 2)) : x,
        (x, i) => x.Shape[i] is { IsKnown: true, Extent: < 4 } ? Pad(x, i, 1, 0) : x,
        (x, i) => x.Shape[i] is { IsKnown: true, Extent: < 3 } ? Join(i, x, -x) : x,
        (x, i) => Roll(Flip(x, i), i, 1),
        (x, i) => x.Shape[i] is { IsKnown: true, Extent: > 0 and var n } ? Slice(x, i, 0, (n + 1) / 2, 2) : x,
    ];

    private static readonly ImmutableArray<Func<Expr, Expr, Expr>> Meetings =
        [(x, y) => x + y, (x, y) => x - y, (x, y) => x * y, (x, y) => x / (1.0 + Square(y)), (x, y) => x * y | Tanh, (x, y) => (x | Sigmoid) * y];

    /// <summary>Expressions of any ops, kinks included, where some extents may be 0.</summary>
    public static Gen<ExprCase> Any { get; } = Of([.. Curves, .. Kinks], smallest: 0, growth: 4);

    /// <summary>Expressions of smooth ops whose values stay moderate and finite, where no extent is 0: to be differentiated.</summary>
    public static Gen<ExprCase> Smooth { get; } = Of(Curves, smallest: 1, growth: 8);

    /// <summary>Smooth expressions that are a scalar.</summary>
    public static Gen<ExprCase> SmoothScalar { get; } = Smooth.Select(c => c with { Expr = Sum(c.Expr) });

    /// <summary><see cref="Any"/> with its shrinker.</summary>
    public static Arbitrary<ExprCase> Cases() => Arb.From(Any, Shrink);

    /// <summary>The expressions of <see cref="Any"/> with their shrinker.</summary>
    public static Arbitrary<Expr> Exprs() => Arb.From(Any.Select(c => c.Expr), Shrink);

    /// <summary>Cases of smaller expressions, or of simpler values.</summary>
    public static IEnumerable<ExprCase> Shrink(ExprCase @case) =>
    [
        .. Shrink(@case.Expr).Select(smaller => new ExprCase(smaller, Needed(smaller, @case.Env))),
        .. from variable in @case.Env
           where variable.Value is Tensor<double>
           from simpler in Simpler((Tensor<double>)variable.Value)
           select @case with { Env = @case.Env.With(variable.Key, simpler) },
    ];

    /// <summary>The parts of an expression, small ones first, then the expression with one application replaced by an input
    /// or a number of the same type.</summary>
    public static IEnumerable<Expr> Shrink(Expr expr)
    {
        var graph = Graph.Of(expr);
        var parts = graph.Values.Where(v => v.Kind is Kind.Real && v != expr);
        var replaced =
            from node in graph.Nodes
            where node.Inputs.Length > 0 && node.Results.Length == 1 && node.Type.Kind is Kind.Real
            from smaller in graph.Values[node.First].Inputs.Where(input => input.Type == node.Type).Append(Expr.Fill(node.Type.Shape, 1)).Distinct()
            select Replace(graph, node, smaller);
        return parts.Concat(replaced.Where(smaller => Size(smaller) < Size(expr)));
    }

    private static Gen<ExprCase> Of(ImmutableArray<Func<Expr, Expr>> curves, int smallest, int growth) =>
        from batch in Gen.Choose(smallest, 3)
        from a in Gen.Frequency((1, Gen.Constant(smallest)), (9, Gen.Choose(1, 3)))
        from b in Gen.Choose(1, 3)
        from values in Gen.Choose(-2000, 2000).Select(i => i / 1000.0).ArrayOf((batch * a) + (a * b) + b + 1)
        from steps in Gen.Sized(size => Gen.Choose(1, 2 + (size / growth)).SelectMany(n => Gen.Choose(0, 1_000_000).ArrayOf(3 * n)))
        let env = Env.Of(Variables(batch, a, b, values))
        let pool = Inputs(a, b)
        let expr = steps.Chunk(3).Aggregate(pool, (known, step) => known.Add(Step(curves, known, step[0], step[1], step[2])))[^1]
        select new ExprCase(expr, Needed(expr, env));

    private static ImmutableArray<Expr> Inputs(int a, int b) =>
        [Expr.Var("x", Shape.Of(Dim.Batch, a)), Expr.Var("w", Shape.Of(a, b)), Expr.Var("v", Shape.Of(b)), Expr.Var("s", Shape.Scalar)];

    private static IEnumerable<(string, Tensor)> Variables(int batch, int a, int b, double[] values) =>
    [
        ("x", Tensor.Of<double>([batch, a], values.AsSpan(0, batch * a))),
        ("w", Tensor.Of<double>([a, b], values.AsSpan(batch * a, a * b))),
        ("v", Tensor.Of<double>([b], values.AsSpan((batch * a) + (a * b), b))),
        ("s", Tensor.Scalar(values[^1])),
        ("batch", Tensor.Scalar(batch)),
    ];

    /// <summary>One more expression of those that are known: late ones are likelier, so that graphs grow deep, and all may be used again.</summary>
    private static Expr Step(ImmutableArray<Func<Expr, Expr>> curves, ImmutableArray<Expr> known, int choice, int left, int right)
    {
        var (x, y) = (known[Late(left, known.Length)], known[right % known.Length]);
        return (choice % 10) switch
        {
            < 4 => curves[choice / 10 % curves.Length](x),
            < 6 when x.Shape.Rank > 0 => Moves[choice / 10 % Moves.Length](x, right % x.Shape.Rank),
            6 when Product(x, y) is { } product => product,
            _ when Shape.Broadcast(x.Shape, y.Shape) is { Rank: <= 4 } => Meetings[choice / 10 % Meetings.Length](x, y),
            _ => curves[choice / 10 % curves.Length](x),
        };
    }

    private static int Late(int choice, int count) => count - 1 - (choice % count * (choice / count % 4) / 4);

    private static Expr? Product(Expr x, Expr y) =>
        (from left in new[] { x, y }
         from right in new[] { y, x }
         from op in new[] { new MatmulOp(), new MatmulOp(true), new MatmulOp(false, true) }
         select Expr.TryOf(op, [left, right])).Where(r => r.IsRight).Select(r => r.Match(Right: e => e[0], Left: _ => x)).FirstOrDefault();

    private static Expr Replace(Graph graph, Node target, Expr smaller)
    {
        var rebuilt = graph.Fold<Expr>((node, inputs) => node.First == target.First ? smaller : Expr.Of(node.Op, inputs.ToArray()));
        return rebuilt[graph.Outputs[0]];
    }

    private static int Size(Expr expr) => Graph.Of(expr).Nodes.Length;

    private static Env Needed(Expr expr, Env env) =>
        Graph.Of(expr) is var graph ? env.Where(graph.Variables.Select(v => v.Variable).Concat(graph.Symbols).ToHashSet().Contains) : env;

    private static IEnumerable<Tensor<double>> Simpler(Tensor<double> tensor) =>
        from i in Enumerable.Range(0, tensor.Length)
        from simpler in new[] { 0, Math.Truncate(tensor.Span[i]), Math.Abs(tensor.Span[i]) }.Distinct()
        where Math.Abs(simpler) < Math.Abs(tensor.Span[i]) || (simpler > 0 && tensor.Span[i] < 0)
        select Tensor.Generate(tensor.Shape, k => k == i ? simpler : tensor.Span[k]);
}
