using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;
using static Functional.Nn.Ops.Losses;

namespace Functional.Nn.Properties;

/// <summary>Losses that are the same, said in another way.</summary>
public sealed class LossRelationTests
{
    private static Arbitrary<(Shape Shape, Key Key)> Cases => ShapeGenerators.OfRank(1, 3).Where(s => s.Size > 0).Zip(TensorGenerators.Keys, (shape, key) => (shape, key)).ToArbitrary();

    [Property]
    public Property Losses_of_one_number() => Prop.ForAll(Cases, c =>
    {
        var (x, y, bits) = (Numbers(c.Shape, c.Key.Fold("x")), Numbers(c.Shape, c.Key.Fold("y")), Bits(c.Shape, c.Key));
        Same(Huber(0.4).Of(x, y), 0.4 * SmoothL1(0.4).Of(x, y));
        Same(MeanAbsoluteError.Of(x, y), SmoothL1(0).Of(x, y));
        Same(0.5 * MeanSquaredError.Of(x, y), Huber(100).Of(x, y));
        Same(BinaryCrossEntropy.Of(x, bits), SoftMargin.Of(x, (2.0 * bits) - 1.0));
        Same(BinaryCrossEntropy.Of(x, bits), ProbabilityBinaryCrossEntropy.Of(x | Sigmoid, bits));
        Same(BinaryCrossEntropy.Of(x, bits), 2.0 * SigmoidFocal(0, 0.5).Of(x, bits));
        Same(BinaryCrossEntropy.Of(x, bits), MultiLabelSoftMargin().Of(x, bits));
        Same(PoissonNll(full: true).Of(x, Exp(y)), new PoissonNllLoss(LogInput: false, Full: true, Eps: 0).Of(Exp(x), Exp(y)));
        Same(KlDivergence(logTarget: true).Of(x, y), KlDivergence().Of(x, Exp(y)));
        Same(Mean(Square(x - y)) + Math.Log(2 * Math.PI), 2.0 * GaussianNll(full: true).Of(x, y, 1.0));
    });

    [Property]
    public Property Losses_of_classes() => Prop.ForAll(Cases, c =>
    {
        var width = c.Shape[^1].Extent;
        var x = Numbers(c.Shape, c.Key.Fold("x"));
        var classes = Expr.Constant(Tensor.Generate(c.Shape[..^1], i => c.Key.Fold("classes").Integer(i, width)));
        var shares = OneHot(classes, width);
        var weight = ValueList.Of<double>([.. Enumerable.Range(1, width).Select(i => 0.5 * i)]);
        Same(SoftmaxCrossEntropy.Of(x, classes), NegativeLogLikelihood.Of(x | LogSoftmax, classes));
        Same(SoftmaxCrossEntropy.Of(x, classes), SoftmaxCrossEntropy.Of(x, shares));
        Same(SoftmaxCrossEntropyOf(labelSmoothing: 0.25).Of(x, classes), SoftmaxCrossEntropy.Of(x, (0.75 * shares) + (0.25 / width)));
        Same(
            (SoftmaxCrossEntropyOf(weight, 0.25) with { Reduction = Reduction.Sum }).Of(x, classes),
            (SoftmaxCrossEntropyOf(weight, 0.25) with { Reduction = Reduction.Sum }).Of(x, shares));
        Same(SoftmaxCrossEntropyOf(ignoreIndex: -1).Of(x, classes), SoftmaxCrossEntropy.Of(x, classes));
        Same(Mean(Sum(1.0 - Sum(shares * x, Axes.Last, keepAxes: true) + x | Relu, Axes.Last) - 1.0) / width, MultiMargin().Of(x, classes));
    });

    [Property]
    public Property Losses_of_two_classes() => Prop.ForAll(Cases, c =>
    {
        var x = Numbers(Shape.Of(c.Shape.Size, 1), c.Key);
        var classes = Expr.Constant(Tensor.Generate([c.Shape.Size], i => c.Key.Fold("classes").Integer(i, 2)));
        Same(SoftmaxCrossEntropy.Of(new ConcatOp(1).Apply(0.0 * x, x), classes), BinaryCrossEntropy.Of(x, Reshape(ToReal(classes), [c.Shape.Size, 1])));
    });

    private static Expr Numbers(Shape shape, Key key) => Expr.Constant(Points.Signed(shape, key));

    private static Expr Bits(Shape shape, Key key) => Expr.Constant(Tensor.Generate(shape, i => (double)key.Fold("bits").Integer(i, 2)));

    private static void Same(Expr expected, Expr found)
    {
        var values = Graph.Of(expected, found).Evaluate<double>(Env.Empty).OrThrow();
        Assert.Equal(values[0].To<double>()[[]], values[1].To<double>()[[]], 1e-12);
    }
}
