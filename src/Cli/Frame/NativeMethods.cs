using System.Runtime.InteropServices;

namespace Functional.Nn.Cli;

/// <summary>What Unix knows of open files and .NET does not tell.</summary>
internal static class NativeMethods
{
    /// <summary>An open file, what is waited for, and what has come about; that it is no good any more is told unasked.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Polled
    {
        public int File;
        public short Awaited;
        public short Found;
    }

    [DllImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int Poll(ref Polled file, nuint count, int milliseconds);
}
