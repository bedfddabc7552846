namespace Functional.Nn.Interop;

internal sealed class FileContent(FileStream file) : Content
{
    public override long Length { get; } = file.Length;

    public override void CopyTo(long offset, Span<byte> destination)
    {
        file.Position = offset;
        file.ReadExactly(destination);
    }
}
