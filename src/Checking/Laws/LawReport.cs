using System.Collections.Immutable;
using System.Globalization;

namespace Functional.Nn.Checking;

/// <summary>What the laws say of some cases.</summary>
/// <param name="Cases">The number of cases that were checked, up to the first that breaks a law.</param>
/// <param name="Failures">The laws that this case breaks.</param>
public sealed record LawReport(int Cases, ImmutableArray<LawFailure> Failures)
{
    /// <summary>Whether every law holds in every case.</summary>
    public bool Passed => Failures.IsEmpty;

    /// <inheritdoc/>
    public override string ToString() => Passed
        ? string.Create(CultureInfo.InvariantCulture, $"Every law holds in {Cases} cases.")
        : string.Join("\n", Failures);
}
