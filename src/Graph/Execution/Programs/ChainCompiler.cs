using System.Collections.Immutable;
using System.Numerics;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Functional.Nn;

/// <summary>Runs a chain on some elements of blocks.</summary>
internal delegate void ChainBody<T>(Block<T>[] operands, int start, int count);

/// <summary>
/// Writes the loop of a chain: load what is read, call each function, store what is kept, all in registers of the widest kind. The functions
/// are structures, which the compiler at run time puts into the loop. One loop serves all chains of the same functions, whatever their constants.
/// </summary>
internal static unsafe class ChainCompiler<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly Type Register =
        Vector512.IsHardwareAccelerated ? typeof(Register512<T>) : Vector256.IsHardwareAccelerated ? typeof(Register256<T>) : typeof(Register128<T>);

    private static readonly Recent<string, DynamicMethod> Written = new(1000);

    /// <summary>Whether there are such registers, and code may be written while it runs.</summary>
    public static bool IsSupported { get; } = RuntimeFeature.IsDynamicCodeCompiled && (typeof(T) == typeof(float) || typeof(T) == typeof(double));

    /// <summary>The elements of a register.</summary>
    public static int Count { get; } = (int)Register.GetProperty(nameof(IRegister<,>.Count))!.GetValue(null)!;

    /// <summary>The loop over whole registers: the count is a multiple of <see cref="Count"/>.</summary>
    public static ChainBody<T> Whole(ImmutableArray<Link> links) => Body(links, isWhole: true);

    /// <summary>The same for fewer elements than a register holds.</summary>
    public static ChainBody<T> Rest(ImmutableArray<Link> links) => Body(links, isWhole: false);

    private static ChainBody<T> Body(ImmutableArray<Link> links, bool isWhole) =>
        Written.Of($"{isWhole} {string.Join("; ", links.Select(Key))}", _ => Write(links, isWhole))
            .CreateDelegate<ChainBody<T>>(links.Select(link => link.Function).ToArray());

    private static string Key(Link link) => $"{link.Function.GetType().TypeHandle.Value} {string.Join(' ', link.Inputs.Select(source => $"{source.Kind} {source.Index}"))} {link.Stored}";

    private static DynamicMethod Write(ImmutableArray<Link> links, bool isWhole)
    {
        var method = new DynamicMethod("chain", typeof(void), [typeof(object[]), typeof(Block<T>[]), typeof(int), typeof(int)], typeof(ChainCompiler<T>).Module, skipVisibility: true);
        var il = method.GetILGenerator();
        var functions = links.Select((link, i) => Unboxed(il, link.Function.GetType(), i)).ToArray();
        var addresses = links.SelectMany(link => link.Inputs.Where(source => source.Kind is not SourceKind.Link).Select(source => source.Index).Append(link.Stored)).Where(operand => operand >= 0).Distinct()
            .ToDictionary(operand => operand, operand => Pinned(il, operand));
        var numbers = links.SelectMany(link => link.Inputs).Where(source => source.Kind is SourceKind.Number).Distinct().ToDictionary(source => source, source => Number(il, addresses[source.Index]));
        var at = il.DeclareLocal(typeof(nint));
        Bytes(il, OpCodes.Ldarg_2);
        il.Emit(OpCodes.Stloc, at);
        if (isWhole)
            Loop(il, at, () => Step(il, links, functions, addresses, new(numbers), at, isWhole));
        else
            Step(il, links, functions, addresses, numbers, at, isWhole);
        il.Emit(OpCodes.Ret);
        return method;
    }

    private static void Loop(ILGenerator il, LocalBuilder at, Action step)
    {
        var (begin, test, end) = (il.DefineLabel(), il.DefineLabel(), il.DeclareLocal(typeof(nint)));
        Bytes(il, OpCodes.Ldarg_3);
        il.Emit(OpCodes.Ldloc, at);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Stloc, end);
        il.Emit(OpCodes.Br, test);
        il.MarkLabel(begin);
        step();
        il.Emit(OpCodes.Ldloc, at);
        il.Emit(OpCodes.Ldc_I4, Count * Unsafe.SizeOf<T>());
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Stloc, at);
        il.MarkLabel(test);
        il.Emit(OpCodes.Ldloc, at);
        il.Emit(OpCodes.Ldloc, end);
        il.Emit(OpCodes.Blt, begin);
    }

    /// <summary>All functions on one register.</summary>
    private static void Step(ILGenerator il, ImmutableArray<Link> links, LocalBuilder[] functions, Dictionary<int, LocalBuilder> addresses, Dictionary<Source, LocalBuilder> loaded, LocalBuilder at, bool isWhole)
    {
        for (var i = 0; i < links.Length; i++)
        {
            foreach (var source in links[i].Inputs.Where(source => !loaded.ContainsKey(source)).Distinct().ToArray())
                loaded[source] = Loaded(il, addresses[source.Index], at, isWhole);
            il.Emit(OpCodes.Ldloca, functions[i]);
            foreach (var source in links[i].Inputs)
                il.Emit(OpCodes.Ldloc, loaded[source]);
            var function = links[i].Function.GetType();
            il.Emit(OpCodes.Call, function.GetMethod(nameof(IFunction<>.Of))!.MakeGenericMethod(Register));
            var result = loaded[new(i, SourceKind.Link)] = il.DeclareLocal(Register);
            il.Emit(OpCodes.Stloc, result);
            if (links[i].Stored >= 0)
                Store(il, addresses[links[i].Stored], at, result, isWhole);
        }
    }

    /// <summary>The one number of an operand, in all lanes.</summary>
    private static LocalBuilder Number(ILGenerator il, LocalBuilder address)
    {
        var register = il.DeclareLocal(Register);
        il.Emit(OpCodes.Ldloc, address);
        il.Emit(OpCodes.Ldobj, typeof(T));
        il.Emit(OpCodes.Call, Register.GetMethod(nameof(IRegister<,>.All))!);
        il.Emit(OpCodes.Stloc, register);
        return register;
    }

    private static LocalBuilder Loaded(ILGenerator il, LocalBuilder address, LocalBuilder at, bool isWhole)
    {
        var register = il.DeclareLocal(Register);
        Address(il, address, at);
        if (!isWhole)
            il.Emit(OpCodes.Ldarg_3);
        il.Emit(OpCodes.Call, Register.GetMethod(nameof(IRegister<,>.Load), isWhole ? [typeof(T*)] : [typeof(T*), typeof(int)])!);
        il.Emit(OpCodes.Stloc, register);
        return register;
    }

    private static void Store(ILGenerator il, LocalBuilder address, LocalBuilder at, LocalBuilder register, bool isWhole)
    {
        Address(il, address, at);
        il.Emit(OpCodes.Ldloc, register);
        if (!isWhole)
            il.Emit(OpCodes.Ldarg_3);
        il.Emit(OpCodes.Call, Register.GetMethod(nameof(IRegister<,>.Store), isWhole ? [typeof(T*), Register] : [typeof(T*), Register, typeof(int)])!);
    }

    private static void Address(ILGenerator il, LocalBuilder address, LocalBuilder at)
    {
        il.Emit(OpCodes.Ldloc, address);
        il.Emit(OpCodes.Ldloc, at);
        il.Emit(OpCodes.Add);
    }

    private static LocalBuilder Unboxed(ILGenerator il, Type function, int index)
    {
        var local = il.DeclareLocal(function);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldc_I4, index);
        il.Emit(OpCodes.Ldelem_Ref);
        il.Emit(OpCodes.Unbox_Any, function);
        il.Emit(OpCodes.Stloc, local);
        return local;
    }

    /// <summary>The address of an operand's memory, which stays where it is until the end.</summary>
    private static LocalBuilder Pinned(ILGenerator il, int operand)
    {
        var (pinned, address) = (il.DeclareLocal(typeof(T).MakeByRefType(), pinned: true), il.DeclareLocal(typeof(nint)));
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldc_I4, operand);
        il.Emit(OpCodes.Call, typeof(ChainCompiler<T>).GetMethod(nameof(Start), BindingFlags.Static | BindingFlags.NonPublic)!);
        il.Emit(OpCodes.Stloc, pinned);
        il.Emit(OpCodes.Ldloc, pinned);
        il.Emit(OpCodes.Conv_U);
        il.Emit(OpCodes.Stloc, address);
        return address;
    }

    private static ref T Start(Block<T>[] operands, int operand) => ref MemoryMarshal.GetReference(operands[operand].Reals.Span);

    /// <summary>A number of elements, in bytes.</summary>
    private static void Bytes(ILGenerator il, OpCode elements)
    {
        il.Emit(elements);
        il.Emit(OpCodes.Ldc_I4, Unsafe.SizeOf<T>());
        il.Emit(OpCodes.Mul);
        il.Emit(OpCodes.Conv_I);
    }
}
