namespace Functional.Nn.Checking;

/// <summary>A law that an op breaks, and how.</summary>
/// <param name="Case">The op and its inputs.</param>
/// <param name="Law">The law, as a sentence.</param>
/// <param name="Expected">What it demands.</param>
/// <param name="Found">What is.</param>
public sealed record LawFailure(OpCase Case, string Law, string Expected, string Found)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Case.Op.Name} breaks the law: {Law}\n  op       {Case.Op}\n  case     {Case}\n  expected {Expected}\n  found    {Found}";
}
