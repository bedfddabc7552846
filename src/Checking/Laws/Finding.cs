namespace Functional.Nn.Checking;

/// <summary>What a law demands, and what is.</summary>
/// <param name="Expected">What it demands.</param>
/// <param name="Found">What is.</param>
public sealed record Finding(string Expected, string Found);
