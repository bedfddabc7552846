using Functional.Nn.Ops;
using MathNet.Numerics.Distributions;
using System.Numerics.Tensors;

namespace Functional.Nn.Training;

/// <summary>A plane in the space of parameters: a point and two directions, of which no other variable is part.</summary>
/// <param name="Centre">The point at (0, 0).</param>
/// <param name="Across">Where (1, 0) is from there.</param>
/// <param name="Up">Where (0, 1) is from there.</param>
public sealed record Plane(Env Centre, Env Across, Env Up)
{
    /// <summary>The parameters at a point of the plane.</summary>
    public Env At(double across, double up) => Centre.With(Across.Select(direction =>
        (direction.Key, (Tensor)Sum(Centre[direction.Key].To<double>(), across, direction.Value.To<double>(), up, Up[direction.Key].To<double>()))));

    /// <summary>Two random directions, in which each parameter goes as far as it is long (Li et al., "Visualizing the loss landscape of neural nets", 2018, who scale each filter so); those of
    /// rank 0 and 1 stay as they are.</summary>
    /// <param name="model">The model, whose learned parameters are meant.</param>
    /// <param name="centre">Its variables.</param>
    /// <param name="key">Where the directions come from.</param>
    public static Plane Random(Model model, Env centre, Key key) => new(centre, Direction(model, centre, key.Fold("across")), Direction(model, centre, key.Fold("up")));

    private static Env Direction(Model model, Env centre, Key key) => Env.Of(model.Parameters.Where(p => p.Type.Shape.Rank > 1).Select(p =>
        (p.Variable, (Tensor)Scaled(Tensor.Generate(p.Type.Shape, i => Normal.InvCDF(0, 1, key.Fold(p.Variable).Uniform(i))), TensorPrimitives.Norm(centre[p.Variable].To<double>().Span)))));

    private static Tensor<double> Scaled(Tensor<double> tensor, double length) =>
        TensorPrimitives.Norm(tensor.Span) is var own && own > 0 ? Tensor.Generate(tensor.Shape, i => tensor.Span[i] * length / own) : tensor;

    private static Tensor<double> Sum(Tensor<double> centre, double a, Tensor<double> across, double b, Tensor<double> up) =>
        Tensor.Generate(centre.Shape, i => centre.Span[i] + (a * across.Span[i]) + (b * up.Span[i]));
}
