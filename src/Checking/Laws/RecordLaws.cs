using System.Reflection;

namespace Functional.Nn.Checking;

/// <summary>The laws of ops as values.</summary>
internal static class RecordLaws
{
    public static IEnumerable<OpLaw> All { get; } =
    [
        OpLaw.Of("ops of equal attributes are equal and print the same", Equal),
        OpLaw.Of("ops of different attributes are different and print differently", Different),
        OpLaw.Of("attributes are arguments of the primary constructor", Whole),
    ];

    private static IEnumerable<Finding> Equal(Trial t)
    {
        var (op, copy) = (t.Case.Op, Variants.Copy(t.Case.Op));
        return
        [
            .. op.Equals(copy) ? Array.Empty<Finding>() : [new($"{CSharp.Of(op)}, equal to itself made again", "not equal")],
            .. op.GetHashCode() == copy.GetHashCode() ? Array.Empty<Finding>() : [new("equal hash codes", $"{op.GetHashCode()} and {copy.GetHashCode()}")],
            .. $"{op}" == $"{copy}" ? Array.Empty<Finding>() : [new($"{op}", $"{copy}")],
            .. Graph.Of([.. t.Results, .. Expr.Of(copy, t.Inputs)]).Nodes.Length == Graph.Of(t.Results).Nodes.Length ? Array.Empty<Finding>() : [new("one node for two equal applications", "two")],
        ];
    }

    private static IEnumerable<Finding> Different(Trial t) => Variants.Changed(t.Case.Op).SelectMany(other => (IEnumerable<Finding>)
    [
        .. other.Equals(t.Case.Op) ? [new($"{CSharp.Of(other)}, different from {CSharp.Of(t.Case.Op)}", "equal")] : Array.Empty<Finding>(),
        .. $"{other}" == $"{t.Case.Op}" ? [new($"another text than {t.Case.Op} for {CSharp.Of(other)}", $"{other}")] : Array.Empty<Finding>(),
    ]);

    private static IEnumerable<Finding> Whole(Trial t)
    {
        var arguments = Term.Of(t.Case.Op).Arguments;
        return
        [
            .. Term.ConstructorOf(t.Case.Op.GetType())?.GetParameters().Where(p => arguments.All(a => a.Parameter.Name != p.Name)).Select(p => new Finding($"a property for the argument {p.Name}", "none")) ?? [],
            .. t.Case.Op.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && arguments.All(a => a.Parameter.Name != p.Name)).Select(p => new Finding($"an argument of the primary constructor for {p.Name}", "none")),
        ];
    }
}
