using FsCheck;

namespace Functional.Nn.Checking;

/// <content>The family of convolution, pooling and normalisation.</content>
public static partial class OpGenerators
{
    private static IEnumerable<(Type Op, Gen<OpCase> Cases)> Convolutions =>
    [
    ];
}
