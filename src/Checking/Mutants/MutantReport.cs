namespace Functional.Nn.Checking;

/// <summary>What became of one mutant of an op.</summary>
/// <param name="Mutation">How its pullback is broken.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Cases">The number of the case in which a law noticed it; the number of all cases where none did.</param>
/// <param name="Reason">The law that noticed it, or why it is no mutant, as a sentence.</param>
public sealed record MutantReport(Mutation Mutation, Fate Fate, int Cases, string Reason);
