using System.Globalization;
using System.Numerics.Tensors;
using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Validated;

namespace Functional.Nn.Training;

/// <summary>How a dataset's targets meet a loss: as they are where it takes them; classes as one-hot rows, or as 0 and 1 for a single
/// output, where it wants real numbers; as -1 and 1 where these are the ends of its range.</summary>
internal static class Targets
{
    /// <summary>The variable <c>y</c> that a batch binds, and what the loss compares with <paramref name="prediction"/>; or all that does
    /// not fit. There is an output for each class, or one for two.</summary>
    public static Validation<NnError, (Expr Variable, Expr Loss)> Meet(Loss loss, Model model, Expr prediction, Dataset data)
    {
        var y = Expr.Var(Wires.Targets, data.Targets.Type with { Shape = Shape.Of(Dim.Batch).Concat(data.TargetShape) });
        var outputs = Outputs(prediction);
        NnError[] misfits = [.. Features(model, data), .. Classes(loss, prediction, outputs, data), .. Probabilities(loss, prediction), .. Unreduced(loss)];
        if (misfits.Length > 0)
            return Fail<(Expr, Expr)>(misfits);
        return loss.Target(prediction.Type).Match(
            Right: wanted => loss.TryOf(prediction, (y.Kind, wanted.Kind) switch
            {
                (Kind.Index, Kind.Real) when outputs == 1 => Spread(loss, Reshape(ToReal(y), y.Shape.Concat([1]))),
                (Kind.Index, Kind.Real) => Spread(loss, OneHot(y, outputs)),
                _ => y,
            }),
            Left: error => Fail<Expr>(error))
            .Bind(value => Outside(loss, data.Targets) is { } outside ? Fail<(Expr, Expr)>(outside) : Ok((y, value)));
    }

    private static IEnumerable<NnError> Features(Model model, Dataset data)
    {
        var found = data.Features.Type with { Shape = data.FeatureShape };
        if (data.Count == 0)
            yield return new DataError("data") { Expected = "1 or more examples", Found = "0" };
        if (found != model.Example)
            yield return new DataError("features of the data") { Expected = $"examples {model.Example}, as the model takes", Found = $"{found}" };
    }

    private static IEnumerable<NnError> Classes(Loss loss, Expr prediction, int outputs, Dataset data)
    {
        var isSingle = Decisions.IsSingle(loss, outputs);
        var named = data.ClassNames.Count;
        var classes = named > 0 ? named : data.Targets is Tensor<int> { Length: > 0 } targets ? TensorPrimitives.Max(targets.Span) + 1 : 0;
        if (isSingle ? classes > 2 : named > 0 ? named != outputs : classes > outputs)
            yield return new DataError("outputs of the model")
            {
                Expected = $"{classes} outputs for {classes} classes{(classes == 2 && loss is not ClassLoss ? ", or 1" : "")}",
                Found = $"{prediction.Type}",
                Hint = $"End the model with dense {classes}.",
            };
    }

    private static IEnumerable<NnError> Probabilities(Loss loss, Expr prediction) => loss.Activation is OpLayer { Op: var activation } && prediction.Op.Equals(activation)
        ? [new DataError("outputs of the model") { Expected = $"logits, as {loss} takes", Found = $"{activation} of them", Hint = $"Leave the last {activation} out: the loss applies it." }]
        : [];

    private static IEnumerable<NnError> Unreduced(Loss loss) => loss.Reduction is Reduction.None
        ? [new DataError("reduction of the loss") { Expected = "mean, sum or batch-mean, as training minimises one number", Found = "none", Hint = "Leave reduction=none out." }]
        : [];

    /// <summary>0 and 1 as the least and the largest number that a target may be, where both are finite.</summary>
    private static Expr Spread(Loss loss, Expr bits) => loss.Range is (var least, var most) && (least, most) != (0, 1) && double.IsFinite(most - least)
        ? least + ((most - least) * bits)
        : bits;

    /// <summary>How many outputs a prediction has on its last axis; 0 where that is not known.</summary>
    public static int Outputs(Expr prediction) => prediction.Shape is [.., { IsKnown: true } last] ? last.Extent : 0;

    /// <summary>The first target that the loss cannot take; none where all are right.</summary>
    public static DataError? Outside(Loss loss, Tensor targets, int outputs = 0)
    {
        var (least, most) = targets.Kind is Kind.Real ? loss.Range : (0, outputs > 0 ? Math.Max(outputs, 2) - 1 : double.PositiveInfinity);
        var numbers = targets.To<double>().Span;
        for (var i = 0; i < numbers.Length; i++)
            if (!(numbers[i] >= least && numbers[i] <= most))
                return new DataError("target") { Where = $"example {1 + (i / (numbers.Length / targets.Shape[0].Extent))}", Expected = string.Create(CultureInfo.InvariantCulture, $"{least} to {most}, as {loss} takes"), Found = string.Create(CultureInfo.InvariantCulture, $"{numbers[i]}") };
        return null;
    }
}
