using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Functional.Nn;

/// <summary>A content hash: the same for equal graphs in every process and on every machine.</summary>
/// <param name="Hex">64 hexadecimal digits of SHA-256.</param>
public readonly record struct Fingerprint(string Hex)
{
    /// <summary>The fingerprint of a graph: of its canonical listing, line by line.</summary>
    public static Fingerprint Of(Graph graph)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var node in graph.Nodes)
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Origin(node.Op)}{node.Op}({string.Join(',', node.Inputs)}):{string.Join(';', node.Results)}\n")));
        hash.AppendData(Encoding.UTF8.GetBytes($"in {string.Join(',', graph.Outputs)}"));
        return new(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <inheritdoc/>
    public override string ToString() => Hex;

    /// <summary>The namespace of an op of somebody else's, which may have a name of ours.</summary>
    private static string Origin(Op op) => op.GetType().Namespace is { } space && space.StartsWith(typeof(Op).Namespace!, StringComparison.Ordinal) ? "" : $"{op.GetType().Namespace}.";
}
