using Functional.Nn.Ops;

namespace Functional.Nn.Training;

/// <summary>One parameter in one step of an optimiser.</summary>
/// <param name="Gradient">The gradient, or what the transformation before made of it.</param>
/// <param name="Parameter">The parameter.</param>
/// <param name="Number">The number of the step, from 1, a scalar.</param>
/// <param name="Slots">What the names of slots begin with.</param>
/// <param name="Name">The parameter's name, with which they end.</param>
public sealed record ParameterStep(Expr Gradient, Expr Parameter, Expr Number, string Slots, string Name)
{
    /// <summary>A slot of the parameter's shape.</summary>
    /// <param name="role">What it is called.</param>
    /// <param name="initial">What it holds before the first step, everywhere.</param>
    public Expr Slot(string role, double initial = 0) => Slot(role, Parameter.Type, initial);

    /// <summary>A slot of one number.</summary>
    /// <param name="role">What it is called.</param>
    /// <param name="initial">What it holds before the first step.</param>
    public Expr Scalar(string role, double initial = 0) => Slot(role, Shape.Scalar, initial);

    /// <summary>A slot that holds a running mean, <c>s ← β s + (1 - β) x</c> from 0 on.</summary>
    /// <param name="role">What it is called.</param>
    /// <param name="beta">How much of it stays.</param>
    /// <param name="x">What is averaged, of the parameter's shape.</param>
    public Slot Mean(string role, Schedule beta, Expr x)
    {
        var mean = Slot(role);
        return new(mean, (Now(beta) * mean) + (Now(beta.Complement) * x));
    }

    /// <summary>What a schedule is in this step.</summary>
    public Expr Now(Schedule schedule) => schedule.At(Number - 1.0);

    private Expr Slot(string role, TensorType type, double initial) => new SlotOp($"{Slots}.{role}/{Name}", type, initial).Apply();
}
