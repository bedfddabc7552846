using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Functional.Nn.Bench;

/// <summary>OpenBLAS on one thread, where it is installed.</summary>
internal sealed unsafe partial class OpenBlas
{
    private const int RowMajor = 101;
    private readonly delegate* unmanaged<int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void> single;
    private readonly delegate* unmanaged<int, int, int, int, int, int, double, double*, int, double*, int, double, double*, int, void> twice;

    private OpenBlas(nint library)
    {
        ((delegate* unmanaged<int, void>)NativeLibrary.GetExport(library, "openblas_set_num_threads"))(1);
        Kernels = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "openblas_get_corename"))()) ?? "?";
        single = (delegate* unmanaged<int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void>)NativeLibrary.GetExport(library, "cblas_sgemm");
        twice = (delegate* unmanaged<int, int, int, int, int, int, double, double*, int, double*, int, double, double*, int, void>)NativeLibrary.GetExport(library, "cblas_dgemm");
    }

    /// <summary>The processor that its kernels are for.</summary>
    public string Kernels { get; }

    /// <summary>The library, if it is there; with its AVX-512 kernels where the machine has the registers.</summary>
    public static OpenBlas? Find()
    {
        if (Avx512F.IsSupported && OperatingSystem.IsLinux())
            _ = SetVariable("OPENBLAS_CORETYPE", "SkylakeX", 0);
        return NativeLibrary.TryLoad("libopenblas.so.0", out var library) ? new(library) : null;
    }

    /// <summary>C = A B.</summary>
    public void Multiply(ProductShape shape, float[] a, float[] b, float[] c)
    {
        fixed (float* left = a, right = b, result = c)
            single(RowMajor, Transposed(shape.TransposeLeft), Transposed(shape.TransposeRight), shape.M, shape.N, shape.K, 1, left, LeftRow(shape), right, RightRow(shape), 0, result, shape.N);
    }

    /// <summary>C = A B.</summary>
    public void Multiply(ProductShape shape, double[] a, double[] b, double[] c)
    {
        fixed (double* left = a, right = b, result = c)
            twice(RowMajor, Transposed(shape.TransposeLeft), Transposed(shape.TransposeRight), shape.M, shape.N, shape.K, 1, left, LeftRow(shape), right, RightRow(shape), 0, result, shape.N);
    }

    private static int Transposed(bool transposed) => transposed ? 112 : 111;

    private static int LeftRow(ProductShape shape) => shape.TransposeLeft ? shape.M : shape.K;

    private static int RightRow(ProductShape shape) => shape.TransposeRight ? shape.K : shape.N;

    /// <summary>Sets what the library reads when it is loaded: variables of the runtime do not reach it.</summary>
    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
