using FsCheck;

namespace Functional.Nn.Checking;

/// <content>The family of reductions, sorting and cumulative sums.</content>
public static partial class OpGenerators
{
    private static IEnumerable<(Type Op, Gen<OpCase> Cases)> Reductions =>
    [
    ];
}
