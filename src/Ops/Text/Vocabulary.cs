using System.Collections.Immutable;
using System.Reflection;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>The members of a family by their names in texts. There is no list to keep: a family's members are its records.</summary>
public sealed class Vocabulary
{
    private readonly ImmutableSortedDictionary<string, Type> members;
    private readonly MethodInfo? composition;

    private Vocabulary(Type family, ImmutableSortedDictionary<string, Type> members) =>
        (Family, this.members, composition) = (family, members, family.GetMethod("op_RightShift", [family, family]));

    /// <summary>The base record.</summary>
    public Type Family { get; }

    /// <summary>All names, in order.</summary>
    public IEnumerable<string> Names => Identity.IsSome ? members.Keys.Append("identity").Order(StringComparer.Ordinal) : members.Keys;

    /// <summary>The family's identity under <c>&gt;&gt;</c>, if it is a monoid.</summary>
    public Option<object> Identity => Prelude.Optional(Family.GetProperty(nameof(Layer.Identity), BindingFlags.Public | BindingFlags.Static)?.GetValue(null)!);

    /// <summary>The members of a family in some assemblies, of which the first to have a name wins. Activations are layers too.</summary>
    public static Vocabulary Of(Type family, params IEnumerable<Assembly> assemblies) => new(family, assemblies.Distinct()
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => !type.IsAbstract && (family.IsAssignableFrom(type) || (family == typeof(Layer) && typeof(ActivationOp).IsAssignableFrom(type))))
        .Where(type => type != typeof(OpLayer) && !typeof(IChain).IsAssignableFrom(type) && !type.IsGenericTypeDefinition && Term.ConstructorOf(type) is not null)
        .DistinctBy(Term.HeadOf)
        .ToImmutableSortedDictionary(Term.HeadOf, type => type, StringComparer.Ordinal));

    /// <summary>The member called <paramref name="name"/>.</summary>
    public Option<Type> Find(string name) => members.TryGetValue(name, out var type) ? type : Option<Type>.None;

    /// <summary>A value of the family from a member and its constructor's arguments.</summary>
    public object Make(Type member, object?[] arguments)
    {
        var made = Term.ConstructorOf(member)!.Invoke(arguments);
        return made is ActivationOp op && Family == typeof(Layer) ? new OpLayer(op) : made;
    }

    /// <summary>One value after the other; halves are composed first, so that a long chain is not copied for each of its parts.</summary>
    public object Compose(params ReadOnlySpan<object> values) => values is [var only]
        ? only
        : composition!.Invoke(null, [Compose(values[..(values.Length / 2)]), Compose(values[(values.Length / 2)..])])!;

    /// <summary>Whether values of the family compose.</summary>
    public bool Composes => composition is not null;

    /// <summary>A parameter's name in texts: words in lower case, joined by <c>-</c>.</summary>
    internal static string Spelled(ParameterInfo parameter) => Term.Words(parameter.Name!);
}
