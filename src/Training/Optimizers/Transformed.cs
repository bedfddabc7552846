using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Training;

/// <summary>What a gradient transformation answers.</summary>
/// <param name="Updates">The parameters with their transformed updates, in the order they came.</param>
/// <param name="Slots">Its slots.</param>
public sealed record Transformed(ValueList<Learned> Updates, ValueList<Slot> Slots)
{
    /// <summary>The updates of one step that minimises a loss; or what an optimiser has to say that cannot be part of a step, as a schedule without an end that needs one.</summary>
    /// <param name="optimizer">The optimiser.</param>
    /// <param name="loss">The loss, a scalar.</param>
    /// <param name="parameters">The variables that are learned, by name.</param>
    /// <param name="place">What the names of slots begin with.</param>
    internal static Validation<NnError, Transformed> Of(GradientTransform optimizer, Expr loss, ValueList<(string Name, Expr Parameter)> parameters, string place = "")
    {
        var gradients = loss.Gradient([.. parameters.Select(p => p.Parameter)]);
        try
        {
            return Ok(optimizer.Apply(new Objective(loss), [.. parameters.Select((p, i) => new Learned(p.Name, p.Parameter, gradients[i]))], Expr.Var(Wires.Step, Shape.Scalar), place));
        }
        catch (NnException fault) when (!fault.Errors.IsEmpty)
        {
            return Fail<Transformed>(fault.Errors);
        }
    }

    /// <summary>Parameters and slots as the next step finds them, by name.</summary>
    internal IEnumerable<(string Name, Expr Next)> Next => [.. Updates.Select(u => (u.Name, u.Parameter - u.Update)), .. Slots.Select(s => (s.Op.Variable, s.Next))];

    /// <summary>Parameters with what the next step finds for them, as numbers that nobody differentiates any more.</summary>
    internal IEnumerable<(Expr Parameter, Expr Value)> Moved => Updates.Select(u => (u.Parameter, Functions.StopGradient(u.Parameter - u.Update)));

    /// <summary>The slots before the first step.</summary>
    internal static Env Initial<T>(IEnumerable<SlotOp> slots) where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> =>
        Env.Of(slots.Select(s => (s.Variable, (Tensor)Tensor.Fill(s.Type.Shape, T.CreateSaturating(s.Initial)))));
}
