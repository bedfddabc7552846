using LanguageExt;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Validated;

namespace Functional.Nn.Ops;

/// <summary>What training minimises: of predictions and targets a term for each element or each row, and what becomes of the terms. Losses
/// never broadcast.</summary>
/// <param name="Reduction">What becomes of the terms.</param>
public abstract record Loss(Reduction Reduction)
{
    /// <summary>What makes predictions of the outputs that this takes: sigmoid or softmax where those are logits, so that they are probabilities.</summary>
    public virtual Layer Activation => Layer.Identity;

    /// <summary>What those predictions are the probabilities of: by the activation, unless a loss knows better.</summary>
    public virtual Distribution Distribution => Activation is not OpLayer { Op: var op } ? Distribution.None
        : op is SigmoidOp ? Distribution.Bernoulli
        : op is SoftmaxOp ? Distribution.Categorical
        : Distribution.None;

    /// <summary>The single output above which the answer is class 1.</summary>
    public virtual double Threshold => 0.5;

    /// <summary>The least and the largest number that a target may be.</summary>
    public virtual (double Least, double Most) Range => (double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The type that targets have for predictions of this type, e.g. a class for each row of logits; or why there is none. Mostly
    /// that of the predictions.</summary>
    public virtual Either<ShapeError, TensorType> Target(TensorType prediction) => SameShape(prediction);

    /// <summary>The terms of predictions and targets whose types fit.</summary>
    protected abstract Expr Terms(Expr prediction, Expr target);

    /// <summary>What a mean divides the sum of the terms by: their number, unless they count differently.</summary>
    protected virtual Expr Total(Expr prediction, Expr target, Expr terms) => Count(terms.Shape);

    /// <summary>Whether targets of this type, other than <see cref="Target"/>, will do.</summary>
    protected virtual bool Accepts(TensorType prediction, TensorType target) => false;

    /// <summary>The loss: a scalar, or all terms where they are not reduced. Weights, if there are any, multiply the terms, to whose shape
    /// they broadcast; what a mean divides by stays. Throws <see cref="ShapeException"/> where the shapes do not fit.</summary>
    public Expr Of(Expr prediction, Expr target, Expr? weights = null) =>
        TryOf(prediction, target, weights).Match(Succ: loss => loss, Fail: errors => throw new ShapeException((ShapeError)errors.Head));

    /// <summary>The loss; or why the shapes do not fit, or an argument is outside of its limits.</summary>
    /// <inheritdoc cref="Of"/>
    public Validation<NnError, Expr> TryOf(Expr prediction, Expr target, Expr? weights = null) =>
        Limits.Broken(this).FirstOrDefault() is { } broken ? Fail<Expr>(broken)
        : Target(prediction.Type).Match(
            Right: wanted => target.Type == wanted || Accepts(prediction.Type, target.Type)
                ? Reduced(prediction, target, Terms(prediction, target), weights)
                : Fail<Expr>(new ShapeError(Term.HeadOf(GetType())) { Expected = $"targets {wanted} for predictions {prediction.Type}", Found = $"{target.Type}", Hint = "Losses never broadcast." }),
            Left: error => Fail<Expr>(error));

    /// <summary>The loss as text.</summary>
    public sealed override string ToString() => Notation.Print(this);

    /// <summary>Targets of the shape of the predictions, whose last axis fits lists of weights: none, one, or one for each place.</summary>
    private protected Either<ShapeError, TensorType> SameShape(TensorType prediction, params ReadOnlySpan<ValueList<double>> weights)
    {
        if (prediction.Kind is not Kind.Real)
            return new ShapeError(Term.HeadOf(GetType())) { Expected = "predictions of real numbers", Found = $"{prediction}" };
        foreach (var list in weights)
            if (list.Count > 1 && !(prediction.Shape is [.., { IsKnown: true } last] && last.Extent == list.Count))
                return new ShapeError(Term.HeadOf(GetType())) { Expected = $"predictions with {list.Count} on the last axis, as there are weights", Found = $"{prediction}" };
        return prediction;
    }

    /// <summary>x times weights along its last axis; x itself where there are none.</summary>
    private protected static Expr Weighted(ValueList<double> weights, Expr x) => weights switch
    {
        [] => x,
        [var weight] => Weigh(weight, x),
        _ => Weigh(Expr.Constant(Tensor.Vector<double>(weights.Items.AsSpan())), x),
    };

    private Validation<NnError, Expr> Reduced(Expr prediction, Expr target, Expr terms, Expr? weights) =>
        weights is null ? Ok(Reduction.Of(terms, Total(prediction, target, terms)))
        : weights.Kind is Kind.Real && weights.Shape.BroadcastsTo(terms.Shape) ? Ok(Reduction.Of(Weigh(weights, terms), Total(prediction, target, terms)))
        : Fail<Expr>(new ShapeError($"weights of {Term.HeadOf(GetType())}") { Expected = $"real numbers that broadcast to terms {terms.Type}", Found = $"{weights.Type}" });
}
