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
    private static readonly Func<Expr, ImmutableArray<Expr>, ImmutableArray<Expr>, (ImmutableArray<Expr> Next, ImmutableArray<Expr> Outputs)>[] Steps =
    [
        (w, carries, x) => ([(carries[0] * w) + x[0] | Tanh, carries[1]], [carries[0] * x[0]]),
        (w, carries, x) => ([carries[1], carries[0] - (w * x[0])], []),
        (w, carries, x) => ([carries[0] * carries[1], Sin(carries[1] + w)], [w * carries[1], x[0] * carries[0]]),
        (w, carries, x) => ([x[0], carries[0]], [carries[1] | Sigmoid]),
    ];

    private static IEnumerable<(Type Op, Gen<OpCase> Cases)> Recurrences =>
    [
        (typeof(ScanOp), from shape in Gen.Elements<Shape>([], [2], [1, 2], [0])
                         from length in Gen.Choose(0, 3)
                         from step in Gen.Elements(Steps)
                         from backwards in Gen.Elements(false, true)
                         let op = Scanned(shape, length, step, backwards)
                         from @case in OpCases.Of(op, [.. Enumerable.Range(0, 3 + op.Fixed).Select(i => Reals(i == 2 ? Shape.Of(length).Concat(shape) : shape))])
                         select @case),
    ];

    private static ScanOp Scanned(Shape shape, int length, Func<Expr, ImmutableArray<Expr>, ImmutableArray<Expr>, (ImmutableArray<Expr> Next, ImmutableArray<Expr> Outputs)> step, bool backwards) =>
        (ScanOp)Scan([Expr.Var("a", shape), Expr.Var("b", shape)], [Expr.Var("x", Shape.Of(length).Concat(shape))], (carries, x) => step(Expr.Var("w", shape), carries, x), backwards).Last[0].Op;
}
