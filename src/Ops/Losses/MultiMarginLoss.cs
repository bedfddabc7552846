using System.ComponentModel.DataAnnotations;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Ops;

/// <summary>
/// The hinge of several classes (Crammer and Singer, 2001): for each row with class t <c>w Σⱼ≠ₜ max(0, margin - xₜ + xⱼ)^p</c> over the number of
/// classes. Targets: a class for each row, an index.
/// </summary>
/// <param name="P">The power, 1 or 2.</param>
/// <param name="Margin">By how much the class should be ahead of all others.</param>
/// <param name="Weight">A weight for each class; none are ones.</param>
/// <param name="Reduction">What becomes of the terms, one for each row.</param>
public sealed record MultiMarginLoss([Range(1, 2)] int P = 1, [Range(-double.MaxValue, double.MaxValue)] double Margin = 1, [Range(0.0, double.MaxValue)] ValueList<double> Weight = default, Reduction Reduction = Reduction.Mean)
    : ClassLoss(Weight, Reduction)
{
    /// <inheritdoc/>
    protected override Expr Terms(Expr prediction, Expr target)
    {
        var classes = prediction.Shape[^1].Extent;
        var chosen = OneHot(target, classes);
        var behind = Margin - Sum(Weigh(chosen, prediction), Axes.Last, keepAxes: true) + prediction | Relu;
        var others = Sum(Weigh(1.0 - chosen, P == 1 ? behind : Square(behind)), Axes.Last) / classes;
        return Weight.Count == 0 ? others : Sum(Weighted(Weight, chosen), Axes.Last) * others;
    }
}

/// <summary>The vocabulary of losses.</summary>
public static partial class Losses
{
    /// <summary>By how much the class of each row is less than a margin ahead of the others.</summary>
    public static Loss MultiMargin(int p = 1, double margin = 1, ValueList<double> weight = default) => new MultiMarginLoss(p, margin, weight);
}
