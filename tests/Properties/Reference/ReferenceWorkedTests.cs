using Functional.Nn.Ops;
using Xunit;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;
using static Functional.Nn.Ops.Losses;

namespace Functional.Nn.Properties;

/// <summary>Family k: the lectures' own examples, node by node.</summary>
public sealed class ReferenceWorkedTests
{
    public static TheoryData<string> Names => [.. ReferenceFiles.Names('k')];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_number_is_that_of_the_reference(string name)
    {
        var json = ReferenceFiles.Find('k', name);
        var c = ReferenceCase.Of(json);
        var env = Env.Of(c.Inputs.Select(input => (input.Key, input.Value.Value)));
        var groups = json.EnumerateObject().Where(group => group.Name is not ("name" or "op" or "attrs" or "inputs" or "note"));
        foreach (var (group, number) in groups.SelectMany(group => group.Value.EnumerateObject().Select(number => (group.Name, number))))
        {
            var expected = ReferenceTensor.Of(number.Value);
            var found = (Value(c, group, number.Name) ?? throw new KeyNotFoundException($"{c.Op}: {group} {number.Name}")).Evaluate<double>(env).OrThrow();
            Assert.Equal(expected.Shape, found.Shape);
            Assert.All(expected.Data.Zip(found.To<double>().Span.ToArray()), p => Assert.True(
                ReferenceTolerance.Op.Admits(p.Item1, p.Item2), $"{name} {group} {number.Name}: {p.Item2:R} instead of {p.Item1:R}"));
        }

        Assert.Empty(c.Unread);
    }

    private static Expr? Value(ReferenceCase c, string group, string name) => c.Op switch
    {
        "logistic_nodes" => Node(c, group, name),
        "logistic_bce" => Logistic(c, group, name),
        "bce_single" => Single(c, name),
        "bce_three_emails" => Emails(c, name),
        "cross_entropy_three_posts" => Posts(c, name),
        "cross_entropy_from_probabilities" => Chances(c, name),
        "multi_label" => Labels(c, name),
        "threshold_labels" => Labels(c, double.Parse(name["labels_at_".Length..], System.Globalization.CultureInfo.InvariantCulture)),
        _ => null,
    };

    private static Expr? Node(ReferenceCase c, string group, string name)
    {
        var steps = Formula.Parse(c.Text("formula")).OrThrow().Steps.ToDictionary(step => step.Name, step => step.Expr);
        var (x, w, y, last) = (c["x"], c["w"], c["y"], steps["xi5"]);
        return (group, name) switch
        {
            ("outputs", _) => steps[name],
            ("adjoints_dxi5_dxi", _) => last.Gradient(steps[name]),
            ("forward_dxi_dw", _) => steps[name].Jvp(w, 1.0),
            ("forward_dxi_dx", _) => steps[name].Jvp(x, 1.0),
            ("local_derivatives", _) when name.Split('_') is [['d', .. var of], ['d', .. var by]] => steps[of].Gradient(steps[by]),
            ("grads", _) => last.Gradient(c[name]),
            ("cross_checks", "softplus_of_xi2") => steps["xi2"] | Softplus,
            ("cross_checks", "log1p_of_xi3") => Log1p(steps["xi3"]),
            ("cross_checks", "closed_form_dw") => -(y * x) / (1 + Exp(y * x * w)),
            ("cross_checks", "sigmoid_of_yxw") => y * x * w | Sigmoid,
            _ => null,
        };
    }

    private static Expr? Logistic(ReferenceCase c, string group, string name)
    {
        var z = c["x"] * c["w"];
        var (p, y) = (z | Sigmoid, c["y"]);
        var (onP, onZ) = (ProbabilityBinaryCrossEntropy.Of(p, y), BinaryCrossEntropy.Of(z, y));
        return (group, name) switch
        {
            ("outputs", "z") => z,
            ("outputs", "p") => p,
            ("outputs", "bce_on_p") => onP,
            ("outputs", "bce_with_logits") => onZ,
            ("grads_bce_on_p", _) => onP.Gradient(c[name]),
            ("grads_bce_with_logits", _) => onZ.Gradient(c[name]),
            _ => null,
        };
    }

    private static Expr? Single(ReferenceCase c, string name)
    {
        var y = c["y"];
        var logit = c.Has("logit") ? c["logit"] : Log(c["p"] / (1 - c["p"]));
        var p = c.Has("p") ? c["p"] : logit | Sigmoid;
        return name switch
        {
            "logit" => logit,
            "p" => p,
            "bce" => ProbabilityBinaryCrossEntropy.Of(p, y),
            "bce_with_logits" => BinaryCrossEntropy.Of(logit, y),
            "sigmoid_of_logit" => logit | Sigmoid,
            "dl_dp" => ProbabilityBinaryCrossEntropy.Of(p, y).Gradient(p),
            "dl_dlogit" => BinaryCrossEntropy.Of(logit, y).Gradient(logit),
            _ => null,
        };
    }

    private static Expr? Emails(ReferenceCase c, string name)
    {
        var (p, y) = (c["p"], c["y"]);
        var predicted = GreaterOrEqual(p, c.Number("threshold"));
        return name switch
        {
            "each" => (ProbabilityBinaryCrossEntropy with { Reduction = Reduction.None }).Of(p, y),
            "mean" => ProbabilityBinaryCrossEntropy.Of(p, y),
            "sum" => (ProbabilityBinaryCrossEntropy with { Reduction = Reduction.Sum }).Of(p, y),
            "dmean_dp" => ProbabilityBinaryCrossEntropy.Of(p, y).Gradient(p),
            "logits" => Log(p / (1 - p)),
            "predicted" => predicted,
            "accuracy" => Mean(Equal(predicted, y)),
            _ => null,
        };
    }

    private static Expr? Posts(ReferenceCase c, string name)
    {
        var (logits, target) = (c["logits"], c["target"]);
        var (probabilities, oneHot) = (logits | Softmax, OneHot(target, logits.Shape[^1].Extent));
        return name switch
        {
            "probabilities" => probabilities,
            "one_hot" => oneHot,
            "each" => (SoftmaxCrossEntropy with { Reduction = Reduction.None }).Of(logits, target),
            "mean" => SoftmaxCrossEntropy.Of(logits, target),
            "dmean_dlogits" => SoftmaxCrossEntropy.Of(logits, target).Gradient(logits),
            "p_minus_onehot_over_n" => (probabilities - oneHot) / logits.Shape[0].Extent,
            "predicted" => ArgMax(logits, -1),
            _ => null,
        };
    }

    private static Expr? Chances(ReferenceCase c, string name)
    {
        var (p, target) = (c["probabilities"], c["target"]);
        return name switch
        {
            "each" => (NegativeLogLikelihood with { Reduction = Reduction.None }).Of(Log(p), target),
            "mean" => NegativeLogLikelihood.Of(Log(p), target),
            "dmean_dp" => NegativeLogLikelihood.Of(Log(p), target).Gradient(p),
            _ => null,
        };
    }

    private static Expr? Labels(ReferenceCase c, double threshold) => c.Text("rule") switch
    {
        ">=" => GreaterOrEqual(c["p"], threshold),
        ">" => Greater(c["p"], threshold),
        _ => null,
    };

    private static Expr? Labels(ReferenceCase c, string name)
    {
        var (logits, y) = (MatMul(c["X"], c["W"]) + c["b"], c["Y"]);
        var isRight = Equal(GreaterOrEqual(logits | Sigmoid, c.Number("threshold")), y);
        return name switch
        {
            "logits" => logits,
            "probabilities" => logits | Sigmoid,
            "bce_mean" => BinaryCrossEntropy.Of(logits, y),
            "multilabel_soft_margin" => MultiLabelSoftMargin().Of(logits, y),
            "each" => (BinaryCrossEntropy with { Reduction = Reduction.None }).Of(logits, y),
            "dW" => BinaryCrossEntropy.Of(logits, y).Gradient(c["W"]),
            "db" => BinaryCrossEntropy.Of(logits, y).Gradient(c["b"]),
            "predicted" => GreaterOrEqual(logits | Sigmoid, c.Number("threshold")),
            "hamming_accuracy" => Mean(isRight),
            "exact_match" => Mean(Min(isRight, 1)),
            _ => null,
        };
    }
}
