using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Checking;

/// <content>The family of recurrences.</content>
public static partial class OpGenerators
{
    private static readonly (int Carries, int Sequences, Func<Expr, ImmutableArray<Expr>, ImmutableArray<Expr>, (ImmutableArray<Expr> Next, ImmutableArray<Expr> Outputs)> Step)[] Steps =
    [
        (2, 1, (w, carries, x) => ([(carries[0] * w) + x[0] | Tanh, carries[1]], [carries[0] * x[0]])),
        (2, 1, (w, carries, x) => ([carries[1], carries[0] - (w * x[0])], [])),
        (2, 1, (w, carries, x) => ([carries[0] * carries[1], Sin(carries[1] + w)], [w * carries[1], x[0] * carries[0]])),
        (2, 1, (_, carries, x) => ([x[0], carries[0]], [carries[1] | Sigmoid])),
        (1, 2, (w, carries, x) => ([(carries[0] * x[1]) + x[0]], [carries[0] * w])),
        (0, 2, (w, _, x) => ([], [x[0] * Sin(x[1]), x[1] - w])),
    ];

    private static IEnumerable<(Type Op, Gen<OpCase> Cases)> Recurrences =>
    [
        (typeof(ScanOp), from shape in Gen.Elements<Shape>([], [2], [1, 2], [0])
                         from length in Gen.Choose(0, 3)
                         from step in Gen.Elements(Steps)
                         from backwards in Gen.Elements(false, true)
                         let op = Scanned(shape, length, step, backwards)
                         from @case in OpCases.Of(op, [.. Enumerable.Range(0, op.Carries + op.Sequences + op.Fixed).Select(i => Reals(i >= op.Carries && i < op.Carries + op.Sequences ? Shape.Of(length).Concat(shape) : shape))])
                         select @case),
    ];

    private static ScanOp Scanned(Shape shape, int length, (int Carries, int Sequences, Func<Expr, ImmutableArray<Expr>, ImmutableArray<Expr>, (ImmutableArray<Expr> Next, ImmutableArray<Expr> Outputs)> Step) fold, bool backwards)
    {
        var result = Scan(
            [.. Enumerable.Range(0, fold.Carries).Select(i => Expr.Var($"a{i}", shape))],
            [.. Enumerable.Range(0, fold.Sequences).Select(i => Expr.Var($"x{i}", Shape.Of(length).Concat(shape)))],
            (carries, x) => fold.Step(Expr.Var("w", shape), carries, x),
            backwards);
        return (ScanOp)result.Last.Concat(result.Outputs).First().Op;
    }
}
