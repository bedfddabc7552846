namespace Functional.Nn.Interop;

/// <summary>Bytes of known number that can be read from any place.</summary>
internal abstract class Content
{
    public abstract long Length { get; }

    public abstract void CopyTo(long offset, Span<byte> destination);
}
