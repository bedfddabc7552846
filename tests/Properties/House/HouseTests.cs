using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Functional.Nn.Checking;
using Functional.Nn.Interop;
using Functional.Nn.Lectures;
using Functional.Nn.Ops;
using Functional.Nn.Plots;
using Functional.Nn.Training;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class HouseTests
{
    private static readonly Assembly[] Rooms =
        [typeof(Graph).Assembly, typeof(Layer).Assembly, typeof(Safetensors).Assembly, typeof(Plot).Assembly, typeof(Recipe).Assembly, typeof(GradientCheck).Assembly, typeof(Example).Assembly];

    private static readonly Type[] Families = [typeof(Op), typeof(Layer), typeof(Loss), typeof(Initializer), typeof(GradientTransform)];

    public static TheoryData<string> Projects => [.. Rooms.Select(room => room.GetName().Name!)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_public_member_is_documented(string project)
    {
        var room = Rooms.Single(r => r.GetName().Name == project);
        var written = XDocument.Load(Path.ChangeExtension(room.Location, ".xml")).Descendants("member").ToLookup(m => m.Attribute("name")!.Value);
        var types = room.GetExportedTypes().Where(t => !Synthesised(t)).ToArray();
        Assert.Equal([], types.SelectMany(Members).Where(name => !written[name].Elements("summary").Concat(written[name].Elements("inheritdoc")).Any(e => e.Name == "inheritdoc" || e.Value.Trim() is not "")));
        Assert.Equal([], types.SelectMany(Parameters).Except(types.SelectMany(t => written[$"T:{Name(t)}"].Elements("param").Select(p => $"{Name(t)}({p.Attribute("name")!.Value})"))));
    }

    [Fact]
    public void Records_that_have_a_text_are_data_without_delegates() =>
        Assert.Empty(
            from type in Rooms.SelectMany(r => r.GetTypes())
            where Families.Any(family => family.IsAssignableFrom(type))
            from field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            where typeof(Delegate).IsAssignableFrom(field.FieldType)
            select $"{type.Name}.{field.Name}");

    [Fact]
    public void The_core_has_only_the_ops_that_differentiation_needs() =>
        Assert.Equal(
            ["AddOp", "BroadcastToOp", "ConstantOp", "ExtentOp", "SumToOp", "VarOp"],
            typeof(Graph).Assembly.GetTypes().Where(t => typeof(Op).IsAssignableFrom(t) && !t.IsAbstract).Select(t => t.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Arrows_only_run_up()
    {
        var mayUse = new Dictionary<string, string[]>
        {
            ["Graph"] = [],
            ["Ops"] = ["Graph"],
            ["Interop"] = ["Graph", "Ops"],
            ["Plots"] = ["Graph"],
            ["Training"] = ["Graph", "Ops", "Interop", "Plots"],
            ["Checking"] = ["Graph", "Ops"],
            ["Lectures"] = ["Graph", "Ops", "Interop", "Plots", "Training"],
        };
        Assert.Equal([],
            from room in Rooms
            from used in room.GetReferencedAssemblies().Select(a => a.Name!).Where(name => name.StartsWith("Functional.Nn.", StringComparison.Ordinal) || name == "fnn")
            where !mayUse[room.GetName().Name!["Functional.Nn.".Length..]].Contains(used.Replace("Functional.Nn.", "", StringComparison.Ordinal))
            select $"{room.GetName().Name} -> {used}");
    }

    [Fact]
    public void Every_settable_attribute_is_an_argument_so_that_texts_and_fingerprints_tell_it() =>
        Assert.Equal([],
            from type in Rooms.SelectMany(r => r.GetTypes())
            where !type.IsAbstract && Families.Any(family => family.IsAssignableFrom(type))
            from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            where property.CanWrite && !Term.ConstructorOf(type)!.GetParameters().Any(p => p.Name == property.Name)
            select $"{type.Name}.{property.Name}");

    [Fact]
    public void No_room_has_mutable_public_state() =>
        Assert.Empty(
            from type in Rooms.SelectMany(r => r.GetExportedTypes())
            from field in type.GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public)
            where !field.IsInitOnly && !field.IsLiteral && !type.IsEnum
            select $"{type.Name}.{field.Name}");

    [Fact]
    public void No_property_is_set_after_it_was_made() =>
        Assert.Empty(
            from type in Rooms.SelectMany(r => r.GetExportedTypes())
            from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
            where property.SetMethod is { IsPublic: true } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
            select $"{type.Name}.{property.Name}");

    [Fact]
    public void The_executor_and_the_folds_ask_for_no_op_by_name() =>
        Assert.Empty(
            from folder in (string[])["Folds", "Execution", "Graph", "Passes"]
            from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Graph", folder), "*.cs")
            from Match op in Regex.Matches(File.ReadAllText(file), @"\b(?!VarOp\b)[A-Z]\w+Op\b")
            select $"{Path.GetFileName(file)}: {op.Value}");

    private static bool Synthesised(Type type) => type.Name.Contains('<', StringComparison.Ordinal) || type.DeclaringType is { } outer && (Synthesised(outer) || type.IsSpecialName);

    /// <summary>The type and all that it declares itself for others, as the compiler names them in its XML.</summary>
    private static IEnumerable<string> Members(Type type) => typeof(Delegate).IsAssignableFrom(type) ? [$"T:{Name(type)}"] :
    [
        $"T:{Name(type)}",
        .. type.GetFields(Declared).Where(f => Open(f) && !f.IsSpecialName).Select(f => $"F:{Name(type)}.{f.Name}"),
        .. type.GetProperties(Declared).Where(p => p.GetAccessors(nonPublic: true).Any(Open) && !Given(p.GetAccessors(nonPublic: true)[0]) && !FromConstructor(type, p))
            .Select(p => $"P:{Name(type)}.{p.Name}{Listed(p.GetIndexParameters())}"),
        .. type.GetMethods(Declared).Where(m => Open(m) && !Given(m) && (!m.IsSpecialName || m.Name.StartsWith("op_", StringComparison.Ordinal))).Select(m =>
            $"M:{Name(type)}.{m.Name}{(m.IsGenericMethod ? $"``{m.GetGenericArguments().Length}" : "")}{Listed(m.GetParameters())}{(m.Name is "op_Implicit" or "op_Explicit" ? $"~{Written(m.ReturnType)}" : "")}"),
        .. type.GetConstructors(Declared).Where(c => Open(c) && !c.IsStatic && !Synthesised(type, c)).Select(c => $"M:{Name(type)}.#ctor{Listed(c.GetParameters())}"),
    ];

    /// <summary>The parameters of a public record, which are its properties, with the type.</summary>
    private static IEnumerable<string> Parameters(Type type) =>
        from constructor in type.GetConstructors()
        where IsRecord(type)
        from parameter in constructor.GetParameters()
        where type.GetProperty(parameter.Name!) is { } property && property.PropertyType == parameter.ParameterType && !constructor.IsDefined(typeof(CompilerGeneratedAttribute))
        select $"{Name(type)}({parameter.Name})";

    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static bool Open(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool Open(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    /// <summary>Overrides, what an interface asks for, and what the compiler writes.</summary>
    private static bool Given(MethodInfo method) => method.GetBaseDefinition() != method || method.IsDefined(typeof(CompilerGeneratedAttribute)) || method.Name.Contains('<', StringComparison.Ordinal)
        || (!method.DeclaringType!.IsInterface && method.DeclaringType.GetInterfaces().Any(i => method.DeclaringType.GetInterfaceMap(i).TargetMethods.Contains(method)));

    /// <summary>The constructor that a class has without asking, and that of a record's parameters, which the type tells of.</summary>
    private static bool Synthesised(Type type, ConstructorInfo constructor) =>
        constructor.IsDefined(typeof(CompilerGeneratedAttribute)) || (constructor.GetParameters() is [] && !constructor.IsDefined(typeof(ObsoleteAttribute)) && IsRecord(type))
        || (IsRecord(type) && constructor.GetParameters().All(p => type.GetProperty(p.Name!) is not null));

    private static bool IsRecord(Type type) => type.GetMethod("PrintMembers", Declared) is not null;

    private static bool FromConstructor(Type type, PropertyInfo property) =>
        type.GetConstructors().Any(c => c.GetParameters().Any(p => p.Name == property.Name && p.ParameterType == property.PropertyType));

    private static string Name(Type type) => type.FullName!.Replace('+', '.');

    private static string Listed(ParameterInfo[] parameters) => parameters is [] ? "" : $"({string.Join(',', parameters.Select(p => Written(p.ParameterType)))})";

    private static string Written(Type type) =>
        type.IsByRef ? $"{Written(type.GetElementType()!)}@"
        : type.IsArray ? $"{Written(type.GetElementType()!)}[]"
        : type.IsGenericMethodParameter ? $"``{type.GenericParameterPosition}"
        : type.IsGenericTypeParameter ? $"`{type.GenericParameterPosition}"
        : !type.IsGenericType ? Name(type)
        : $"{Name(type.GetGenericTypeDefinition()).Split('`')[0]}{{{string.Join(',', type.GetGenericArguments().Select(Written))}}}";
}
