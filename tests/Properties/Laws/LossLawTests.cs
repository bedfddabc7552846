using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

/// <summary>What holds for every loss.</summary>
public sealed class LossLawTests
{
    [Property(MaxTest = 300)]
    public Property Gradients_agree_with_differences() => Prop.ForAll(LossCase.Filled, c =>
    {
        var report = GradientCheck.Run([c.Loss.Of(c.P, c.T)], c.Env, 7, new() { Variables = c.HasSlopesInTargets ? ["p", "t"] : ["p"] }).OrThrow();
        return (report.Passed || c.Count() == 0).Label(report.ToTable());
    });

    [Property]
    public Property Gradients_of_gradients_agree_with_differences() => Prop.ForAll(LossCase.Filled, c =>
    {
        var slopes = (c.Loss with { Reduction = Reduction.Sum }).Of(c.P, c.T).Gradient(c.P);
        var report = GradientCheck.Run([slopes], c.Env, 7, new() { Variables = Graph.Of(slopes).Variables.Any(v => v.Variable is "p") ? ["p"] : ["t"] });
        return report.Match(Succ: found => found.Passed.Label(found.ToTable()), Fail: _ => true.ToProperty());
    });

    [Property(MaxTest = 300)]
    public Property A_sum_is_the_sum_of_the_terms_and_a_mean_that_over_their_number() => Prop.ForAll(LossCase.All, c =>
    {
        var terms = c.With(Reduction.None);
        var sum = terms.Span.ToArray().Sum();
        Near(sum, c.With(Reduction.Sum)[[]]);
        Near(sum / c.Count(), c.With(Reduction.Mean)[[]]);
        Near(sum / (terms.Shape.Rank == 0 ? 1 : terms.Shape[0].Extent), c.With(Reduction.BatchMean)[[]]);
    });

    [Property]
    public Property Weights_of_ones_change_nothing() => Prop.ForAll(LossCase.All, c =>
    {
        var loss = c.Run(c.Loss.Of(c.P, c.T));
        Assert.Equal(loss.Span.ToArray(), c.Run(c.WithOnes().Of(c.P, c.T)).Span.ToArray());
        Assert.Equal(loss.Span.ToArray(), c.Run(c.Loss.Of(c.P, c.T, 1.0)).Span.ToArray());
    });

    [Property]
    public Property Weights_multiply_the_terms() => Prop.ForAll(LossCase.All, c =>
    {
        var terms = c.With(Reduction.None);
        var weights = Tensor.Generate(terms.Shape, i => i % 3 * 0.5);
        var weighted = (c.Loss with { Reduction = Reduction.None }).Of(c.P, c.T, Expr.Constant(weights));
        Assert.Equal(terms.Span.ToArray().Zip(weights.Span.ToArray(), (t, w) => t * w), c.Run(weighted).Span.ToArray());
        Near(c.Run(Sum(weighted))[[]], c.Run((c.Loss with { Reduction = Reduction.Sum }).Of(c.P, c.T, Expr.Constant(weights)))[[]]);
    });

    [Property]
    public Property The_order_of_a_batch_does_not_matter() => Prop.ForAll(LossCase.Filled, c =>
    {
        if (c.Target.Shape.Rank == 0 || (c.Prediction.Shape.Rank == 1 && Term.Of(c.Loss).Arguments.Any(a => a.Value is ValueList<double>)))
            return;
        var backwards = c with { Prediction = (Tensor<double>)Reversed(c.Prediction), Target = Reversed(c.Target) };
        Assert.Equal(Reversed(c.With(Reduction.None)), backwards.With(Reduction.None));
        Assert.All(Enum.GetValues<Reduction>().Where(r => r is not Reduction.None), r => Near(c.With(r)[[]], backwards.With(r)[[]]));
    });

    [Property]
    public Property An_ignored_row_might_as_well_not_be_there() => Prop.ForAll(LossCase.All, c =>
    {
        if (c is not { Loss: LikelihoodLoss { IgnoreIndex: { } ignored }, Target: Tensor<int> classes })
            return;
        var width = c.Prediction.Shape[^1].Extent;
        var kept = Enumerable.Range(0, classes.Length).Where(i => classes.Span[i] != ignored).ToArray();
        var rest = c with
        {
            Prediction = Tensor.Generate([kept.Length, width], i => c.Prediction.Span[(kept[i / width] * width) + (i % width)]),
            Target = Tensor.Generate([kept.Length], i => classes.Span[kept[i]]),
        };
        Near(rest.With(Reduction.Sum)[[]], c.With(Reduction.Sum)[[]]);
        Near(rest.With(Reduction.Mean)[[]], c.With(Reduction.Mean)[[]]);
        var slopes = c.Run((c.Loss with { Reduction = Reduction.Mean }).Of(c.P, c.T).Gradient(c.P));
        Assert.All(Enumerable.Range(0, slopes.Length).Where(i => classes.Span[i / width] == ignored), i => Assert.Equal(0, slopes.Span[i]));
    });

    [Property]
    public Property A_perfect_prediction_has_no_loss_and_none_has_less() => Prop.ForAll(LossCase.Filled, c =>
    {
        if (c.Loss is PoissonNllLoss or SoftmaxCrossEntropyLoss { LabelSmoothing: > 0 } or KlDivergenceLoss)
            return;
        Assert.All(c.With(Reduction.None).Span.ToArray(), term => Assert.True(term >= 0, $"{term}"));
        var perfect = Perfect(c);
        Assert.All(perfect.With(Reduction.None).Span.ToArray(), term => Assert.Equal(0, term));
        Assert.All(perfect.Run((c.Loss with { Reduction = Reduction.Sum }).Of(c.P, c.T).Gradient(c.P)).Span.ToArray(), slope => Assert.True(c.Loss is HingeEmbeddingLoss or NegativeLogLikelihoodLoss || slope == 0, $"{slope}"));
    });

    [Property]
    public Property The_divergence_of_distributions_is_0_where_they_are_equal_and_never_less() => Prop.ForAll(LossCase.Filled, c =>
    {
        var (q, p) = (Expr.Constant(c.Prediction) | Layers.LogSoftmax, Expr.Constant(Tensor.Generate(c.Prediction.Shape, i => Math.Sin(i))) | Layers.LogSoftmax);
        foreach (var loss in (Loss[])[new KlDivergenceLoss(true, Reduction.Sum), new KlDivergenceLoss(false, Reduction.Sum)])
        {
            Expr Target(Expr logarithms) => loss is KlDivergenceLoss { LogTarget: true } ? logarithms : Exp(logarithms);
            Assert.Equal(0, loss.Of(q, Target(q)).Evaluate<double>(Env.Empty).OrThrow()[[]], 1e-14);
            Assert.True(loss.Of(q, Target(p)).Evaluate<double>(Env.Empty).OrThrow()[[]] > -1e-14);
        }
    });

    /// <summary>The case with predictions that say what the targets are, which are made hard where that has to be.</summary>
    private static LossCase Perfect(LossCase c) => c.Target switch
    {
        Tensor<int> classes when c.Prediction.Shape[^1].Extent is var width => c with
        {
            Prediction = Tensor.Generate(c.Prediction.Shape, i => (c.Loss is NegativeLogLikelihoodLoss ? 0 : 1000.0) * (classes.Span[i / width] == i % width ? 1 : -1)),
        },
        Tensor<double> numbers => c.Loss switch
        {
            SoftmaxCrossEntropyLoss when c.Prediction.Shape[^1].Extent is var width => c with { Prediction = Tensor.Generate(c.Prediction.Shape, i => i % width == 0 ? 1000.0 : 0), Target = Tensor.Generate(c.Prediction.Shape, i => i % width == 0 ? 1.0 : 0) },
            ProbabilityBinaryCrossEntropyLoss => c with { Prediction = Bits(numbers), Target = Bits(numbers) },
            HingeEmbeddingLoss => c with { Prediction = Tensor.Generate(numbers.Shape, i => numbers.Span[i] > 0 ? 0 : 3.0) },
            SoftMarginLoss => c with { Prediction = Tensor.Generate(numbers.Shape, i => 1000 * numbers.Span[i]) },
            BinaryCrossEntropyLoss or MultiLabelSoftMarginLoss or SigmoidFocalLoss => c with { Prediction = Tensor.Generate(numbers.Shape, i => Bits(numbers).Span[i] > 0 ? 1000.0 : -1000), Target = Bits(numbers) },
            _ => c with { Prediction = numbers },
        },
        _ => c,
    };

    private static Tensor<double> Bits(Tensor<double> numbers) => Tensor.Generate(numbers.Shape, i => Math.Round(numbers.Span[i]));

    /// <summary>The tensor with its first axis backwards.</summary>
    private static Tensor Reversed(Tensor tensor)
    {
        var (rows, row) = (tensor.Shape[0].Extent, tensor.Length / tensor.Shape[0].Extent);
        int From(int i) => ((rows - 1 - (i / row)) * row) + (i % row);
        return tensor is Tensor<int> classes
            ? Tensor.Generate(tensor.Shape, i => classes.Span[From(i)])
            : Tensor.Generate(tensor.Shape, i => tensor.To<double>().Span[From(i)]);
    }

    private static void Near(double expected, double found) =>
        Assert.True(expected.Equals(found) || Math.Abs(expected - found) <= 1e-12 * (1 + Math.Abs(expected)), $"{found:R} instead of {expected:R}");
}
