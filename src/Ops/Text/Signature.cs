using System.Reflection;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>How a member of a family is written: <c>dense units bias=true weight=none offset=none (units 1 or more)</c>.</summary>
public sealed record Signature
{
    private readonly ConstructorInfo? constructor;

    internal Signature(string name, ConstructorInfo? constructor = null) => (Name, this.constructor, Arguments) =
        (name, constructor, ValueList.Of<SignatureArgument>([.. (constructor?.GetParameters() ?? []).Select(parameter => new SignatureArgument(parameter))]));

    /// <summary>The member's name.</summary>
    public string Name { get; }

    /// <summary>Its arguments, in the order in which they stand without names: the required ones first.</summary>
    public ValueList<SignatureArgument> Arguments { get; }

    /// <summary>The name, the required arguments by their names, the optional ones with their defaults; then all limits.</summary>
    public override string ToString() => $"{Form}{Limits}";

    /// <summary>The name, the required arguments by their names, the optional ones with their defaults.</summary>
    internal string Form => string.Join(' ', Arguments.Select(argument => $"{argument}").Prepend(Name));

    private string Limits => Arguments.Where(argument => argument.Limits is not "").ToArray() is { Length: > 0 } limited
        ? $" ({string.Join(", ", limited.Select(argument => $"{argument.Name} {argument.Limits}"))})"
        : "";

    /// <summary>Whether the values that it makes are of a type.</summary>
    internal bool Makes(Type type) => constructor?.DeclaringType is { } made && type.IsAssignableFrom(made);

    /// <summary>The value that these arguments make; none for an identity, which is not made.</summary>
    internal Option<object> Make(object?[] arguments) => Prelude.Optional(constructor?.Invoke(arguments)!);
}
