namespace Functional.Nn.Ops;

/// <summary>What a step of training makes of a state of the model.</summary>
/// <param name="State">A <see cref="StateOp"/> applied.</param>
/// <param name="Next">Its value after the step, of the same type.</param>
public sealed record Update(Expr State, Expr Next)
{
    /// <summary>How the state is declared.</summary>
    public StateOp Op => (StateOp)State.Op;
}
