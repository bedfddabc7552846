namespace Functional.Nn.Interop;

internal sealed class MemoryContent(ReadOnlyMemory<byte> bytes) : Content
{
    public override long Length => bytes.Length;

    public override void CopyTo(long offset, Span<byte> destination) => bytes.Span.Slice((int)offset, destination.Length).CopyTo(destination);
}
