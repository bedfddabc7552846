namespace Functional.Nn.Training;

/// <summary>A slot of an optimiser in one step.</summary>
/// <param name="Variable">What it holds: a <see cref="SlotOp"/> applied.</param>
/// <param name="Next">What it holds after the step.</param>
public sealed record Slot(Expr Variable, Expr Next)
{
    /// <summary>How it is declared.</summary>
    public SlotOp Op => (SlotOp)Variable.Op;
}
