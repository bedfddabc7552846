using Functional.Nn.Checking;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Functional.Nn.Properties;

/// <summary>The laws on an op with a bug in it.</summary>
internal static class Battery
{
    public static Gen<OpCase> Cases<TOp>() where TOp : Op => OpGenerators.Of(typeof(TOp)).IfNone(() => throw new InvalidOperationException("no generator"));

    /// <summary>Asserts that a law notices a bug planted in an op, on the cases that the op is checked on itself.</summary>
    public static void Notices<TOp>(Func<TOp, Op> bug, string law) where TOp : Op => Notices(Cases<TOp>().Select(c => c with { Op = bug((TOp)c.Op) }), law);

    /// <summary>Asserts that a law notices the bug in the op of some cases.</summary>
    public static void Notices(Gen<OpCase> cases, string law) => Assert.Contains(law, OpLaws.Check(cases).ToString(), StringComparison.Ordinal);

    /// <summary>The values of expressions where x is this.</summary>
    public static double[] At(Tensor x, params Expr[] exprs) =>
        [.. Graph.Of([.. exprs]).Evaluate<double>(Env.Of(("x", x))).OrThrow().SelectMany(v => v.To<double>().Span.ToArray())];

    /// <summary>The law that gradients agree with differences, in all variables.</summary>
    public static void AgreesWithDifferences(Expr y, Env at)
    {
        var report = GradientCheck.Run(y, at, 7).OrThrow();
        Assert.True(report.Passed, report.ToTable());
    }
}
