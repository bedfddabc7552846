using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Functional.Nn.Checking;
using Functional.Nn.Interop;
using Functional.Nn.Ops;
using Functional.Nn.Training;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class HouseTests
{
    private static readonly Assembly[] Rooms =
        [typeof(Graph).Assembly, typeof(Layer).Assembly, typeof(Safetensors).Assembly, typeof(Recipe).Assembly, typeof(GradientCheck).Assembly];

    public static TheoryData<string> Projects => [.. Rooms.Select(room => room.GetName().Name!)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_public_member_is_documented(string project)
    {
        var room = Rooms.Single(r => r.GetName().Name == project);
        var documented = XDocument.Load(Path.ChangeExtension(room.Location, ".xml")).Descendants("member")
            .Where(m => m.Element("summary") is not null || m.Element("inheritdoc") is not null).Select(m => m.Attribute("name")!.Value).ToHashSet();
        Assert.Equal([], room.GetExportedTypes().Where(t => !Synthesised(t)).SelectMany(Members).Except(documented));
    }

    [Fact]
    public void Ops_are_data_without_delegates() =>
        Assert.Empty(
            from type in Rooms.SelectMany(r => r.GetTypes())
            where typeof(Op).IsAssignableFrom(type) || typeof(Layer).IsAssignableFrom(type) || typeof(GradientTransform).IsAssignableFrom(type)
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
            ["Training"] = ["Graph", "Ops", "Interop"],
            ["Checking"] = ["Graph", "Ops"],
        };
        Assert.Equal([],
            from room in Rooms
            from used in room.GetReferencedAssemblies().Select(a => a.Name!).Where(name => name.StartsWith("Functional.Nn.", StringComparison.Ordinal) || name == "fnn")
            where !mayUse[room.GetName().Name!["Functional.Nn.".Length..]].Contains(used.Replace("Functional.Nn.", "", StringComparison.Ordinal))
            select $"{room.GetName().Name} -> {used}");
    }

    [Fact]
    public void Every_settable_attribute_of_an_op_or_layer_is_an_argument_so_that_texts_and_fingerprints_tell_it() =>
        Assert.Equal([],
            from type in Rooms.SelectMany(r => r.GetTypes())
            where !type.IsAbstract && (typeof(Op).IsAssignableFrom(type) || typeof(Layer).IsAssignableFrom(type) || typeof(GradientTransform).IsAssignableFrom(type))
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
    public void The_executor_and_the_folds_ask_for_no_op_by_name() =>
        Assert.Empty(
            from folder in (string[])["Folds", "Execution", "Graph", "Passes"]
            from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Graph", folder), "*.cs")
            from Match op in Regex.Matches(File.ReadAllText(file), @"\b(?!VarOp\b)[A-Z]\w+Op\b")
            select $"{Path.GetFileName(file)}: {op.Value}");

    private static bool Synthesised(Type type) => type.Name.Contains('<', StringComparison.Ordinal) || type.DeclaringType is { } outer && (Synthesised(outer) || type.IsSpecialName);

    private static IEnumerable<string> Members(Type type)
    {
        yield return $"T:{type.FullName!.Replace('+', '.')}";
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly))
            if (!Overrides(property.GetMethod ?? property.SetMethod!) && property.GetIndexParameters().Length == 0 && !FromConstructor(type, property) && property.Name != "EqualityContract")
                yield return $"P:{type.FullName.Replace('+', '.')}.{property.Name}";
    }

    private static bool Overrides(MethodInfo method) => method.GetBaseDefinition() != method || method.DeclaringType!.GetInterfaces()
        .Any(i => method.DeclaringType.GetInterfaceMap(i).TargetMethods.Contains(method));

    private static bool FromConstructor(Type type, PropertyInfo property) =>
        type.GetConstructors().Any(c => c.GetParameters().Any(p => p.Name == property.Name && p.ParameterType == property.PropertyType));
}
