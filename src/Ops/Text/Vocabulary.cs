using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>The members of a family by their names in texts. There is no list to keep: a family's members are its records.</summary>
public sealed class Vocabulary
{
    private static readonly ConcurrentDictionary<(Type, ValueList<Assembly>), Vocabulary> Known = new();
    private readonly ImmutableSortedDictionary<string, Signature> members;
    private readonly ImmutableDictionary<string, Signature> joined;
    private readonly ImmutableHashSet<string> ambiguous;
    private readonly MethodInfo? composition;

    private Vocabulary(Type family, IEnumerable<Assembly> assemblies)
    {
        (Family, composition) = (family, Composition(family));
        Identity = Prelude.Optional(family.GetProperty(nameof(Layer.Identity), BindingFlags.Public | BindingFlags.Static)?.GetValue(null)!);
        var all = assemblies
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.IsAbstract && (family.IsAssignableFrom(type) || (family == typeof(Layer) && typeof(ActivationOp).IsAssignableFrom(type))))
            .Where(type => type != typeof(OpLayer) && !typeof(IChain).IsAssignableFrom(type) && !type.IsGenericTypeDefinition && Term.ConstructorOf(type) is not null)
            .Select(type => new Signature(Term.HeadOf(type), Term.ConstructorOf(type)))
            .Concat(Identity.Map(_ => new Signature("identity")))
            .ToLookup(member => member.Name);
        members = all.ToImmutableSortedDictionary(called => called.Key, called => called.First(), StringComparer.Ordinal);
        joined = members.Values.ToLookup(member => Joined(member.Name)).Where(called => called.Count() == 1).ToImmutableDictionary(called => called.Key, called => called.Single());
        ambiguous = [.. all.Where(called => called.Count() > 1).Select(called => called.Key)];
    }

    /// <summary>The base record.</summary>
    public Type Family { get; }

    /// <summary>All names, in order.</summary>
    public IEnumerable<string> Names => members.Keys;

    /// <summary>How each member is written, in order of their names.</summary>
    public IEnumerable<Signature> Signatures => members.Values;

    /// <summary>The family's identity under <c>&gt;&gt;</c>, if it is a monoid.</summary>
    public Option<object> Identity { get; }

    /// <summary>Whether values of the family compose.</summary>
    public bool Composes => composition is not null;

    /// <summary>The members of a family in some assemblies. Activations are layers too.</summary>
    public static Vocabulary Of(Type family, params IEnumerable<Assembly> assemblies) => assemblies.Distinct().ToArray() is var all && all.Any(assembly => assembly.IsDynamic)
        ? new(family, all)
        : Known.GetOrAdd((family, ValueList.Of<Assembly>(all)), static key => new(key.Item1, key.Item2));

    /// <summary>The member called <paramref name="name"/>, or so but for hyphens.</summary>
    public Option<Signature> Find(string name) =>
        members.TryGetValue(name, out var member) || joined.TryGetValue(Joined(name), out member) ? member : Option<Signature>.None;

    private static string Joined(string name) => name.Replace("-", "", StringComparison.Ordinal);

    /// <summary>Whether two records have this name, so that no text can mean either.</summary>
    public bool IsAmbiguous(string name) => ambiguous.Contains(name);

    /// <summary>A value of the family from a member and its arguments.</summary>
    public object Make(Signature member, object?[] arguments) => member.Make(arguments).Match(
        Some: made => made is ActivationOp op && Family == typeof(Layer) ? new OpLayer(op) : made,
        None: () => Identity.Single());

    /// <summary>One value after the other, all at once: in time linear in their number.</summary>
    public object Compose(params IReadOnlyCollection<object> values) => values.Count == 1
        ? values.Single()
        : composition!.Invoke(null, [Typed(Family, values)])!;

    /// <summary>A member of a family in words: <c>a layer</c>, <c>an initializer</c>.</summary>
    internal static string One(Type family) => Term.Words(family.Name) is var name && "aeiou".Contains(name[0]) ? $"an {name}" : $"a {name}";

    /// <summary>The values as an array of their family.</summary>
    internal static Array Typed(Type family, IReadOnlyCollection<object> values)
    {
        var typed = Array.CreateInstance(family, values.Count);
        Array.Copy(values.ToArray(), typed, values.Count);
        return typed;
    }

    /// <summary>The <c>Of</c> of the family's <see cref="IChain"/>.</summary>
    private static MethodInfo? Composition(Type family) => family.Assembly.GetTypes()
        .Where(type => type.BaseType == family && typeof(IChain).IsAssignableFrom(type))
        .Select(chain => chain.GetMethod("Of", [typeof(IEnumerable<>).MakeGenericType(family)]))
        .FirstOrDefault();
}
