namespace Functional.Nn.Checking;

/// <summary>What became of the mutants of one op.</summary>
/// <param name="Op">The name of the op.</param>
/// <param name="Mutants">A report for each mutation.</param>
public sealed record KillRow(string Op, ValueList<MutantReport> Mutants);
