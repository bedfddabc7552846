using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Functional.Nn.Checking;

/// <summary>
/// The laws that every op keeps, as a battery for ops of your own. In a test: <c>[Property] Property Cube() =&gt; OpLaws.Of&lt;CubeOp&gt;();</c>,
/// or without an adapter <c>Check.QuickThrowOnFailure(OpLaws.Of&lt;CubeOp&gt;());</c>.
/// </summary>
public static class OpLaws
{
    /// <summary>The laws of derivatives, the cheapest first.</summary>
    public static ImmutableArray<OpLaw> OfDerivatives { get; } = [.. PullbackLaws.All, .. LinearizedLaws.All];

    /// <summary>All laws, the cheapest first.</summary>
    public static ImmutableArray<OpLaw> All { get; } = [.. RecordLaws.All, .. KernelLaws.All, .. OfDerivatives];

    /// <summary>A law beside them, for ops that run in steps which must not allocate: what is prepared allocates nothing when it runs again.</summary>
    public static OpLaw AllocatesNothing => KernelLaws.AllocatesNothing;

    /// <summary>The laws that an op breaks in a case.</summary>
    public static ImmutableArray<LawFailure> Check(OpCase @case) => [.. All.SelectMany(law => law.Check(@case))];

    /// <summary>The laws on generated cases, up to the first case that breaks one: a function of the seed.</summary>
    public static LawReport Check(Gen<OpCase> cases, int count = 100, ulong seed = 42)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var drawn = cases.Sample(count, new Rnd(seed), 50);
        return drawn.Select((c, i) => new LawReport(i + 1, Check(c))).FirstOrDefault(report => !report.Passed) ?? new(count, []);
    }

    /// <summary>The laws as a property of an op with a known generator: one of this library's, or of the families
    /// <c>UnaryOp</c>, <c>BinaryOp</c> and <c>ActivationOp</c> with a constructor without arguments.</summary>
    public static Property Of<TOp>() where TOp : Op => Of(OpGenerators.Of(typeof(TOp)).IfNone(() => throw new ArgumentException($"There is no generator for {typeof(TOp).Name}: give one to {nameof(OpLaws)}.{nameof(Of)}.")));

    /// <summary>The laws as a property of generated cases.</summary>
    public static Property Of(Gen<OpCase> cases) => Prop.ForAll(Arb.From(cases, Shrinkers.Case), Holds);

    private static Property Holds(OpCase @case) => Check(@case) is var failures && failures.IsEmpty ? true.ToProperty() : false.Label(string.Join("\n", failures));
}
