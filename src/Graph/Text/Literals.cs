using System.Reflection;

namespace Functional.Nn;

/// <summary>Types whose values numbers may stand for: they convert from <c>double</c>.</summary>
internal static class Literals
{
    /// <summary>Whether a number may stand for a value of the type.</summary>
    public static bool Are(Type type) => Conversion(type) is not null;

    /// <summary>The value that a number stands for.</summary>
    public static object Of(Type type, double number) => Conversion(type)!.Invoke(null, [number])!;

    private static MethodInfo? Conversion(Type type) =>
        type.IsClass ? type.GetMethod("op_Implicit", BindingFlags.Public | BindingFlags.Static, [typeof(double)]) : null;
}
