using Functional.Nn.Checking;
using Functional.Nn.Ops;
using FsCheck;
using FsCheck.Fluent;

namespace Functional.Nn.Properties;

/// <summary>A loss with predictions and targets that it takes.</summary>
public sealed record LossCase(Loss Loss, Tensor<double> Prediction, Tensor Target)
{
    public static Arbitrary<LossCase> All { get; } = Of(ShapeGenerators.OfRank(1, 3).Where(s => s[^1] != 0)).ToArbitrary();

    public static Arbitrary<LossCase> Filled { get; } = Of(ShapeGenerators.OfRank(1, 3).Where(s => s.Size > 0)).ToArbitrary();

    public Expr P => Expr.Var("p", Prediction.Type);

    public Expr T => Expr.Var("t", Target.Type);

    public Env Env => Env.Of(("p", Prediction), ("t", Target));

    /// <summary>Whether the loss has slopes in its targets: real ones, that are not only compared.</summary>
    public bool HasSlopesInTargets => Target.Kind is Kind.Real && Loss is not HingeEmbeddingLoss;

    public override string ToString() => $"{Loss} of {Prediction} and {Target}";

    public Tensor<double> With(Reduction reduction) => Run((Loss with { Reduction = reduction }).Of(P, T));

    public Tensor<double> Run(Expr y) => y.Evaluate<double>(Env).OrThrow();

    /// <summary>What a mean divides by, counted by hand.</summary>
    public double Count() => (Loss, Target) switch
    {
        (LikelihoodLoss { Weight: var weight, IgnoreIndex: var ignored }, Tensor<int> classes) =>
            classes.Span.ToArray().Where(c => c != ignored).Sum(c => weight.Count == 0 ? 1 : weight[c]),
        _ => With(Reduction.None).Length,
    };

    /// <summary>The loss with ones where it has no weights.</summary>
    public Loss WithOnes() => (Loss)Term.ConstructorOf(Loss.GetType())!.Invoke(
        [.. Term.Of(Loss).Arguments.Select(a => a.Value is ValueList<double> { Count: 0 } ? ValueList.Of<double>([.. Enumerable.Repeat(1.0, Prediction.Shape[^1].Extent)]) : a.Value)]);

    private static Gen<LossCase> Of(Gen<Shape> shapes) =>
        from shape in shapes
        from loss in LossGenerators.Of(shape[^1].Extent)
        from key in TensorGenerators.Keys
        from soft in Gen.Elements(true, false)
        let wanted = loss is SoftmaxCrossEntropyLoss && soft ? shape : loss.Target(shape).Match(Right: t => t, Left: error => throw new ShapeException(error))
        select new LossCase(loss, Tensor.Generate(shape, i => Predicted(loss, key.Fold("p").Uniform(i))), Targets(loss, wanted, shape[^1].Extent, key.Fold("t")));

    private static Tensor Targets(Loss loss, TensorType type, int classes, Key key) => type.Kind is Kind.Index
        ? Tensor.Generate(type.Shape, i => loss is LikelihoodLoss { IgnoreIndex: < 0 and var ignored } && key.Fold("ignored").Uniform(i) < 0.25 ? ignored : key.Integer(i, classes))
        : Tensor.Generate(type.Shape, i => Wanted(loss, key.Uniform(i)));

    private static double Predicted(Loss loss, double u) => loss switch
    {
        ProbabilityBinaryCrossEntropyLoss => 0.1 + (0.8 * u),
        NegativeLogLikelihoodLoss => -4 * u,
        PoissonNllLoss { LogInput: false } or HingeEmbeddingLoss => 0.25 + (2 * u),
        _ => (4 * u) - 2,
    };

    private static double Wanted(Loss loss, double u) => loss.Range switch
    {
        (0, 1) => u,
        (-1, 1) => u < 0.5 ? -1 : 1,
        (0, _) => 0.25 + (3 * u),
        _ => (4 * u) - 2,
    };
}
