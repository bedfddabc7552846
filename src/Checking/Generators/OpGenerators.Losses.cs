using FsCheck;
using Functional.Nn.Ops;
using static Functional.Nn.Checking.Elements;
using static Functional.Nn.Checking.OpCases;

namespace Functional.Nn.Checking;

/// <content>What losses are made of.</content>
public static partial class OpGenerators
{
    private static IEnumerable<(Type Op, Gen<OpCase> Cases)> LossTerms =>
    [
        (typeof(LogLossOp), Elementwise(Always(new LogLossOp()), Within(0.1, 0.9), Within(0, 1))),
        (typeof(XLogYOp), Elementwise(Always(new XLogYOp()), Signed, Positive)),
    ];
}
