using Xunit;

namespace Functional.Nn.Properties;

public sealed class ReferenceTests
{
    public static TheoryData<string> Ops => [.. ReferenceFiles.OpCases.Select(@case => @case.Op).Distinct().Except(ReferenceInitializerTests.Ops)];

    [Theory]
    [MemberData(nameof(Ops))]
    public void Values_and_gradients_are_those_of_the_reference(string op)
    {
        var cases = ReferenceFiles.OpCases.Where(@case => @case.Op == op).ToArray();
        var outputs = ReferenceOps.Find(op);
        Assert.True(outputs is not null, $"{op}: no such op here; it has {cases.Length} cases");
        var differences = cases.SelectMany(@case => ReferenceRun.Differences(@case, outputs)).ToArray();
        Assert.True(differences.Length == 0, $"{op}: {cases.Length} cases\n{string.Join('\n', differences)}");
    }
}
