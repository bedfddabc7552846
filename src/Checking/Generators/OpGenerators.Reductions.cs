using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops;
using Gen = FsCheck.Fluent.Gen;

namespace Functional.Nn.Checking;

/// <content>The family of reductions, sorting and cumulative sums.</content>
public static partial class OpGenerators
{
    private static IEnumerable<(Type Op, Gen<OpCase> Cases)> Reductions =>
    [
        (typeof(MaxOp), Reduced(axes => Gen.Constant((Op)new MaxOp(axes)), 1, Apart(Smoothness.Kink))),
        (typeof(MinOp), Reduced(axes => Gen.Constant((Op)new MinOp(axes)), 1, Apart(Smoothness.Kink))),
        (typeof(LogSumExpOp), Reduced(axes => Gen.Constant((Op)new LogSumExpOp(axes)), 1, Smooth(Elements.Signed))),
        (typeof(VarianceOp), Reduced(axes => Gen.Elements(true, false).Select(unbiased => (Op)new VarianceOp(axes, unbiased)), 2, Smooth(Elements.Signed))),
        (typeof(StdOp), Reduced(axes => Gen.Elements(true, false).Select(unbiased => (Op)new StdOp(axes, unbiased)), 2, Smooth(Elements.Grid)).Select(KinkAtZero)),
        (typeof(NormL2Op), Reduced(axes => Gen.Constant((Op)new NormL2Op(axes)), 0, Smooth(Elements.Grid)).Select(KinkAtZero)),
        (typeof(ProdOp), Reduced(axes => Gen.Constant((Op)new ProdOp(axes)), 0, Smooth(Elements.Grid))),
        (typeof(CumSumOp), Along(axis => Gen.Elements(true, false).Select(reverse => (Op)new CumSumOp(axis, reverse)), Elements.Signed)),
        (typeof(CumProdOp), Along(axis => from reverse in Gen.Elements(true, false) from exclusive in Gen.Elements(true, false) select (Op)new CumProdOp(axis, reverse, exclusive), Elements.Grid)),
        (typeof(LinearScanOp), Along(axis => Gen.Elements(true, false).Select(reverse => (Op)new LinearScanOp(axis, reverse)), Elements.Grid, Elements.Signed)),
        (typeof(ShiftOp), from shape in ShapeGenerators.OfRank(1, 4) from axis in Axis(shape) from count in Gen.Choose(-3, 3) from c in OpCases.Of(new ShiftOp(axis, count), Either(shape)) select c),
        (typeof(SortOp), Selected((axis, _) => Gen.Elements(true, false).Select(descending => (Op)new SortOp(axis, descending)), 0, Smoothness.Jump)),
        (typeof(TopKOp), Selected((axis, n) => from k in Gen.Choose(0, n) from largest in Gen.Elements(true, false) select (Op)new TopKOp(k, axis, largest), 0, Smoothness.Jump)),
        (typeof(MaxWithIndexOp), Selected((axis, _) => Gen.Constant((Op)new MaxWithIndexOp(axis)), 1, Smoothness.Kink)),
        (typeof(MinWithIndexOp), Selected((axis, _) => Gen.Constant((Op)new MinWithIndexOp(axis)), 1, Smoothness.Kink)),
        (typeof(SoftmaxOp), Along(axis => Gen.Constant((Op)new SoftmaxOp(axis)), Elements.Signed)),
        (typeof(LogSoftmaxOp), Along(axis => Gen.Constant((Op)new LogSoftmaxOp(axis)), Elements.Signed)),
    ];

    private static Gen<Axes> SomeAxes(Shape shape) =>
        from taken in Gen.Elements(true, false).ArrayOf(shape.Rank)
        from negative in Gen.Elements(true, false).ArrayOf(shape.Rank)
        from order in Gen.Shuffle(Enumerable.Range(0, shape.Rank).Where(axis => taken[axis]))
        select Axes.Of([.. order.Select(axis => negative[axis] ? axis - shape.Rank : axis)]);

    /// <summary>An op over any axes, along which there are at least so many elements wherever there is a result.</summary>
    private static Gen<OpCase> Reduced(Func<Axes, Gen<Op>> ops, int least, Func<Shape, Gen<(Tensor X, Smoothness Smoothness)>> inputs) =>
        from shape in ShapeGenerators.OfRank(0, 4).Where(shape => shape.Size <= 24)
        from axes in SomeAxes(shape)
        where Count(shape, axes) >= least || Count(shape, [.. Enumerable.Range(0, shape.Rank).Except(axes.Select(a => a < 0 ? a + shape.Rank : a))]) == 0
        from op in ops(axes)
        from input in inputs(shape)
        from @case in OpCases.Of(op, Gen.Constant(input.X))
        select @case with { Smoothness = input.Smoothness };

    private static int Count(Shape shape, Axes axes) => axes.Aggregate(1, (count, axis) => count * shape.Along(axis).Extent);

    private static Gen<OpCase> Along(Func<int, Gen<Op>> ops, params Gen<double>[] inputs) =>
        from shape in ShapeGenerators.OfRank(1, 4)
        from axis in Axis(shape)
        from op in ops(axis)
        from @case in OpCases.Of(op, inputs.Select(elements => TensorGenerators.Of(shape, elements).Select(x => (Tensor)x)))
        select @case;

    private static Gen<OpCase> Selected(Func<int, int, Gen<Op>> ops, int least, Smoothness atTies) =>
        from shape in ShapeGenerators.OfRank(1, 4).Where(shape => shape.Size <= 24)
        from axis in Axis(shape)
        where shape.Along(axis).Extent >= least
        from op in ops(axis, shape.Along(axis).Extent)
        from input in Apart(atTies)(shape)
        from @case in OpCases.Of(op, Gen.Constant(input.X))
        select @case with { Smoothness = input.Smoothness };

    private static Func<Shape, Gen<(Tensor X, Smoothness Smoothness)>> Smooth(Gen<double> elements) =>
        shape => TensorGenerators.Of(shape, elements).Select(x => ((Tensor)x, Smoothness.Smooth));

    /// <summary>Mostly tensors of elements further apart than a step of differences; else such that have ties.</summary>
    private static Func<Shape, Gen<(Tensor X, Smoothness Smoothness)>> Apart(Smoothness atTies) => shape => Gen.Frequency(
        (3, Gen.Shuffle(Enumerable.Range(0, shape.Size)).Select(order => ((Tensor)Tensor.Generate(shape, i => 0.5 * (order[i] - (shape.Size / 2))), Smoothness.Smooth))),
        (1, TensorGenerators.Of(shape, Elements.Grid).Select(x => ((Tensor)x, x.Span.ToArray().Distinct().Count() < x.Length ? atTies : Smoothness.Smooth))));

    private static OpCase KinkAtZero(OpCase @case) =>
        @case.Op.Apply([.. @case.Inputs.Select(Expr.Constant)]).Evaluate<double>(Env.Empty).OrThrow().Span.Contains(0) ? @case with { Smoothness = Smoothness.Kink } : @case;
}
