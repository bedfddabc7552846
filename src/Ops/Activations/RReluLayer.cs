using System.ComponentModel.DataAnnotations;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>Randomised leaky ReLU (Xu et al., 2015): x above 0; elsewhere x times a slope that in training is drawn for each element uniformly between
/// two limits, and in prediction is their mean. The slope at 0 is that of the negative side.</summary>
/// <param name="Lower">The least slope below 0.</param>
/// <param name="Upper">The largest slope below 0, no less than the least.</param>
public sealed record RReluLayer([Range(-double.MaxValue, double.MaxValue)] double Lower = 1.0 / 8, [Range(-double.MaxValue, double.MaxValue)] double Upper = 1.0 / 3) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => Lower <= Upper
        ? InTraining(Where(Greater(x, 0), x, (Lower + ((Upper - Lower) * DrawUniform(x.Shape, place.Salt))) * x), RRelu(x, Lower, Upper))
        : new ShapeError("rrelu") { Expected = "a least slope no larger than the largest", Found = $"{Term.Format(Lower)} and {Term.Format(Upper)}" };
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>Leaky ReLU whose slope below 0 is drawn for each element in training, and the mean of the limits in prediction.</summary>
    public static Layer RRelu(double lower = 1.0 / 8, double upper = 1.0 / 3) => new RReluLayer(lower, upper);
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>Randomised leaky ReLU in prediction (Xu et al., 2015): x above 0, elsewhere x times the mean of the limits that slopes have in training.</summary>
    public static Expr RRelu(Expr x, double lower = 1.0 / 8, double upper = 1.0 / 3) => x | Layers.LeakyRelu((lower + upper) / 2);
}
