using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Ops;

/// <summary>What training minimises: a scalar from predictions and targets, averaged over the batch. Losses never broadcast.</summary>
public abstract record Loss
{
    /// <summary>The type that targets have for predictions of this type, e.g. a class for each row of logits; or why there is none.</summary>
    public abstract Either<ShapeError, TensorType> Target(TensorType prediction);

    /// <summary>What makes predictions of the outputs that this takes: sigmoid or softmax where those are logits, so that they are probabilities.</summary>
    public virtual Layer Activation => Layer.Identity;

    /// <summary>The single output above which the answer is class 1.</summary>
    public virtual double Threshold => 0.5;

    /// <summary>The least and the largest number that a target may be.</summary>
    public virtual (double Least, double Most) Range => (double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The loss of predictions and targets whose types fit.</summary>
    protected abstract Expr Between(Expr prediction, Expr target);

    /// <summary>Whether targets of this type, other than <see cref="Target"/>, will do.</summary>
    protected virtual bool Accepts(TensorType prediction, TensorType target) => false;

    /// <summary>The loss, a scalar; throws <see cref="ShapeException"/> where the shapes do not fit.</summary>
    public Expr Of(Expr prediction, Expr target) => TryOf(prediction, target).Match(Succ: loss => loss, Fail: errors => throw new ShapeException((ShapeError)errors.Head));

    /// <summary>The loss, a scalar; or why the shapes do not fit.</summary>
    public Validation<NnError, Expr> TryOf(Expr prediction, Expr target) => Target(prediction.Type).Match(
        Right: wanted => target.Type == wanted || Accepts(prediction.Type, target.Type)
            ? Ok(Between(prediction, target))
            : Fail<Expr>(new ShapeError(Term.HeadOf(GetType())) { Expected = $"targets {wanted} for predictions {prediction.Type}", Found = $"{target.Type}", Hint = "Losses never broadcast." }),
        Left: error => Fail<Expr>(error));

    /// <summary>The loss as text.</summary>
    public sealed override string ToString() => Notation.Print(this);

    /// <summary>Targets of the shape of the predictions.</summary>
    private protected Either<ShapeError, TensorType> SameShape(TensorType prediction) => prediction.Kind is Kind.Real
        ? prediction
        : new ShapeError(Term.HeadOf(GetType())) { Expected = "predictions of real numbers", Found = $"{prediction}" };
}
