using System.Security.Cryptography;
using System.Text;
using Functional.Nn.Interop;

namespace Functional.Nn.Training;

/// <summary>SHA-256 of texts and tensors, with their names and types, in hexadecimal digits.</summary>
internal static class Digest
{
    public static string Of(Metadata texts, Env tensors)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, text) in texts)
            hash.AppendData(Encoding.UTF8.GetBytes($"{name.Length} {name} {text.Length} {text}\n"));
        foreach (var (name, tensor) in tensors)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name} {tensor.ElementType.Name} {tensor.Shape}\n"));
            hash.AppendData(tensor.Bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
