using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Functional.Nn.Ops.Kernels;

/// <summary>Copies of many runs of one length at equal distances. Short ones go through registers, where a call for each would cost more than it copies.</summary>
internal static unsafe class Runs
{
    /// <summary>The least and the most bytes of a short run.</summary>
    private const int Least = 32, Most = 256;

    /// <summary>Copies the runs; the steps are from the start of each to that of the next.</summary>
    public static void Copy<E>(ReadOnlySpan<E> x, int read, int readStep, Span<E> y, int write, int writeStep, int count, int run)
    {
        var bytes = run * (long)Unsafe.SizeOf<E>();
        if (Vector256.IsHardwareAccelerated && bytes is >= Least and <= Most && !RuntimeHelpers.IsReferenceOrContainsReferences<E>())
            fixed (byte* from = &First(x, read, readStep, count, run), to = &First<E>(y, write, writeStep, count, run))
                CopyShort(from, readStep * (nint)Unsafe.SizeOf<E>(), to, writeStep * (nint)Unsafe.SizeOf<E>(), count, (int)bytes);
        else
            for (var i = 0; i < count; i++)
                x.Slice(read + (i * readStep), run).CopyTo(y.Slice(write + (i * writeStep), run));
    }

    /// <summary>The last register begins earlier where a whole one does not fit.</summary>
    private static void CopyShort(byte* from, nint readStep, byte* to, nint writeStep, int count, int bytes)
    {
        var last = bytes - Vector256<byte>.Count;
        for (var i = 0; i < count; i++, from += readStep, to += writeStep)
        {
            for (var at = 0; at < last; at += Vector256<byte>.Count)
                Vector256.Load(from + at).Store(to + at);
            Vector256.Load(from + last).Store(to + last);
        }
    }

    /// <summary>Where the first run begins, if the last one, too, is within the elements.</summary>
    private static ref byte First<E>(ReadOnlySpan<E> elements, int start, int step, int count, int run)
    {
        _ = elements.Slice(start + ((count - 1) * step), run);
        return ref Unsafe.As<E, byte>(ref MemoryMarshal.GetReference(elements.Slice(start, run)));
    }
}
