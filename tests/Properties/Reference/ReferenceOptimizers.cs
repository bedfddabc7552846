using Functional.Nn.Training;
using static Functional.Nn.Training.Optimizers;

namespace Functional.Nn.Properties;

/// <summary>Optimisers by the names and attributes of the reference.</summary>
internal static class ReferenceOptimizers
{
    /// <summary>The optimiser of a case; none where it is not known.</summary>
    public static GradientTransform? Find(ReferenceCase c) => Find(c, c.Op.Split('_')[0]);

    /// <summary>The optimiser of that name with the attributes of a case; none where it is not known.</summary>
    public static GradientTransform? Find(ReferenceCase c, string name) => Core(c, name) is { } core
        ? (c.Flag("maximize") ? Scale(-1) : GradientTransform.Identity)
            >> (name is not "adamw" && c.Number("weight_decay", 0) is > 0 and var decay ? WeightDecay(decay) : GradientTransform.Identity)
            >> core
        : null;

    private static GradientTransform? Core(ReferenceCase c, string name) => name switch
    {
        "sgd" => Descent(c, c.Number("momentum", 0), c.Number("dampening", 0)),
        "adagrad" => Adagrad(Rate(c, 0.01), c.Number("lr_decay", 0), c.Number("initial_accumulator_value", 0), c.Number("eps", 1e-10)),
        "rmsprop" => RmsProp(Rate(c, 0.01), c.Number("alpha", 0.99), c.Number("eps", 1e-8), c.Number("momentum", 0), c.Flag("centered")),
        "adadelta" => Adadelta(Rate(c, 1), c.Number("rho", 0.9), c.Number("eps", 1e-6)),
        "adam" => new AdamTransform(Rate(c, 1e-3), Beta(c, 0), Beta(c, 1), c.Number("eps", 1e-8), c.Flag("amsgrad")),
        "adamw" => AdamW(Rate(c, 1e-3), Beta(c, 0), Beta(c, 1), c.Number("eps", 1e-8), c.Number("weight_decay", 0.01), c.Flag("amsgrad")),
        "adamax" => Adamax(Rate(c, 2e-3), Beta(c, 0), Beta(c, 1), c.Number("eps", 1e-8)),
        "nadam" => Nadam(Rate(c, 2e-3), Beta(c, 0), Beta(c, 1), c.Number("eps", 1e-8), c.Number("momentum_decay", 4e-3)),
        "radam" => RAdam(Rate(c, 1e-3), Beta(c, 0), Beta(c, 1), c.Number("eps", 1e-8)),
        "rprop" => Rprop(Rate(c, 0.01), Item(c, "etas", 0, 0.5), Item(c, "etas", 1, 1.2), Item(c, "step_sizes", 0, 1e-6), Item(c, "step_sizes", 1, 50)),
        "lbfgs" => Lbfgs(Rate(c, 1), (int)c.Number("history_size", 100), c.Number("tolerance_grad", 1e-7), c.Number("tolerance_change", 1e-9)),
        "asgd" => Asgd(Rate(c, 0.01), c.Number("lambd", 1e-4), c.Number("alpha", 0.75), c.Number("t0", 1e6)),
        _ => null,
    };

    /// <summary>Where there is no velocity, nothing dampens it.</summary>
    private static GradientTransform? Descent(ReferenceCase c, double mu, double dampening) => (c.Flag("nesterov"), mu, dampening) switch
    {
        (true, _, 0) => Nesterov(Rate(c, 0.01), mu),
        (true, _, _) => null,
        (false, 0, _) => Sgd(Rate(c, 0.01)),
        _ => Momentum(Rate(c, 0.01), mu, dampening),
    };

    private static double Rate(ReferenceCase c, double otherwise) => c.Number("lr", otherwise);

    private static double Beta(ReferenceCase c, int index) => Item(c, "betas", index, index == 0 ? 0.9 : 0.999);

    private static double Item(ReferenceCase c, string list, int index, double otherwise) =>
        c.Find(list).Map(items => items[index].GetDouble()).IfNone(otherwise);
}
