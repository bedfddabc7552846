using LanguageExt;

namespace Functional.Nn.Checking;

/// <summary>What a check found for one variable.</summary>
/// <param name="Variable">The name.</param>
/// <param name="Type">Shape and kind.</param>
/// <param name="Probes">The number of elements or directions that were compared.</param>
/// <param name="Worst">The worst of them: by verdict, then by relative error; none where the variable has no elements.</param>
public sealed record VariableGradient(string Variable, TensorType Type, int Probes, Option<Discrepancy> Worst)
{
    /// <summary>Whether the gradient is right as far as differences can tell.</summary>
    public bool Passed => Worst.ForAll(w => w.Verdict <= Verdict.Between);
}
