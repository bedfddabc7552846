using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops;
using Gen = FsCheck.Fluent.Gen;

namespace Functional.Nn.Checking;

/// <content>The family of convolution, pooling and normalisation.</content>
public static partial class OpGenerators
{
    private static IEnumerable<(Type Op, Gen<OpCase> Cases)> Convolutions =>
    [
        (typeof(ConvOp), Convolved((c, _) => OpCases.Of(new ConvOp(c.Strides, c.Paddings, c.Dilations, c.Groups), Reals(c.X), Reals(c.Weights)))),
        (typeof(ConvTransposeOp), Convolved((c, more) => OpCases.Of(new ConvTransposeOp(c.Strides, c.Paddings, c.Dilations, c.Groups, [.. c.Slack.Select(slack => slack + more)]), Reals(c.Y), Reals(c.Weights)))),
        (typeof(ConvWeightsOp), Convolved((c, fewer) => OpCases.Of(new ConvWeightsOp(c.Strides, c.Paddings, c.Dilations, c.Groups, c.Kernel), Reals(c.X), Reals(Fewer(c.Y, fewer))))),
        (typeof(ResampleOp), from sampled in Sampled(Samplings)
                             from outer in ShapeGenerators.OfRank(0, 2)
                             from inner in Gen.Elements<Shape>([], [], [1], [2])
                             from negative in Gen.Elements(true, false)
                             from @case in OpCases.Of(new ResampleOp(negative ? -1 - inner.Rank : outer.Rank, sampled.Sampling), Reals(outer.Concat([sampled.Extent]).Concat(inner)))
                             select @case),
        (typeof(ResampleTransposeOp), from sampled in Sampled(Samplings)
                                      from outer in ShapeGenerators.OfRank(0, 2)
                                      from inner in Gen.Elements<Shape>([], [], [1], [2])
                                      from negative in Gen.Elements(true, false)
                                      from @case in OpCases.Of(new ResampleTransposeOp(negative ? -1 - inner.Rank : outer.Rank, sampled.Sampling, sampled.Extent), Reals(outer.Concat([Made(sampled)]).Concat(inner)))
                                      select @case),
        // Where windows overlap, the slope of a tie need not lie between those on both sides.
        (typeof(MaxPoolOp), from axes in Gen.Choose(0, 3)
                            from sampled in Sampled(Windowed).ArrayOf(axes)
                            from outer in ShapeGenerators.OfRank(0, 2)
                            let shape = outer.Concat(Shape.Of([.. sampled.Select(s => (Dim)s.Extent)]))
                            where shape.Size <= 64
                            from x in Gen.Frequency((3, Apart(shape)), (1, TensorGenerators.Of(shape, Checking.Elements.Grid).Select(t => (Tensor)t)))
                            from @case in OpCases.Of(new MaxPoolOp([.. sampled.Select(s => s.Sampling)]), Gen.Constant(x))
                            select x.To<double>().Span.ToArray() is var values && values.Distinct().Count() == values.Length ? @case : @case with { Smoothness = Smoothness.Jump }),
    ];

    private static Gen<Sampling> Windowed =>
        from kernel in Gen.Choose(1, 4)
        from stride in Gen.Choose(1, 3)
        from padding in Gen.Choose(0, kernel / 2)
        from dilation in Gen.Frequency((3, Gen.Constant(1)), (1, Gen.Constant(2)))
        from ceil in Gen.Elements(true, false)
        from count in Gen.Elements(true, false)
        from adaptive in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        from beyond in Gen.Choose(0, Math.Min(1, (kernel / 2) - padding))
        select adaptive ? new AdaptiveSampling(kernel - 1) : (Sampling)new WindowSampling(kernel, stride, padding, dilation, ceil, count, beyond);

    private static Gen<Sampling> Samplings => Gen.OneOf(
        Windowed,
        from n in Gen.Choose(0, 7) from scale in Scales select (Sampling)new NearestSampling(n, scale),
        from n in Gen.Choose(0, 7) from corners in Gen.Elements(true, false) from scale in Scales select (Sampling)new LinearSampling(n, corners, scale),
        from kernel in Gen.Choose(1, 3) from stride in Gen.Choose(1, 3) from padding in Gen.Choose(0, 3) from dilation in Gen.Choose(1, 2) select (Sampling)new PatchSampling(kernel, stride, padding, dilation));

    private static Gen<double?> Scales => Gen.Elements<double?>(null, null, 0.4, 1.3, 2.2);

    private static Gen<(Sampling Sampling, int Extent)> Sampled(Gen<Sampling> samplings) =>
        (from sampling in samplings from extent in Gen.Choose(1, 6) select (sampling, extent)).Where(s => s.sampling.Of(s.extent).IsRight);

    private static Dim Made((Sampling Sampling, int Extent) sampled) => sampled.Sampling.Of(sampled.Extent).Match(Right: dim => dim, Left: error => throw new ShapeException(error));

    /// <summary>Elements that all differ, by more than differences step.</summary>
    private static Gen<Tensor> Apart(Shape shape) => Gen.Shuffle(Enumerable.Range(0, shape.Size)).Select(order => (Tensor)Tensor.Of<double>(shape, [.. order.Select(i => (i / 4.0) - (shape.Size / 8.0))]));

    private static Shape Fewer(Shape y, int fewer) => Shape.Of([.. y[..2], .. y[2..].Select(windows => (Dim)Math.Max(1, windows.Extent - fewer))]);

    private static Gen<OpCase> Convolved(Func<ConvolutionCase, int, Gen<OpCase>> cases) =>
        from axes in Gen.Frequency((3, Gen.Constant(1)), (3, Gen.Constant(2)), (1, Gen.Constant(3)))
        from counts in Gen.Frequency((1, Gen.Choose(0, 2)), (5, Gen.Choose(1, 2))).ArrayOf(3)
        from groups in Gen.Choose(1, 2)
        from windows in ConvolutionAxis.Any(axes).ArrayOf(axes)
        let drawn = new ConvolutionCase(counts[0], counts[1], counts[2], groups, [.. windows])
        where drawn.X.Size <= 100 && drawn.Weights.Size <= 64 && drawn.Y.Size <= 100
        from more in Gen.Choose(0, 2)
        from @case in cases(drawn, more)
        select @case;
}
