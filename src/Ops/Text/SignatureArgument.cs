using System.Reflection;

namespace Functional.Nn.Ops;

/// <summary>An argument of a <see cref="Signature"/>: a parameter of the record's constructor.</summary>
public sealed record SignatureArgument
{
    private readonly ParameterInfo parameter;

    internal SignatureArgument(ParameterInfo parameter) =>
        (this.parameter, Name, Limits) = (parameter, Term.Words(parameter.Name!), Nn.Limits.Text(parameter));

    /// <summary>The name: words in lower case, joined by <c>-</c>.</summary>
    public string Name { get; }

    /// <summary>What a number must be, in words: <c>from 0 to below 1</c>; empty where any will do.</summary>
    public string Limits { get; }

    /// <summary>Whether it can be left out.</summary>
    public bool IsOptional => Term.IsOptional(parameter);

    /// <summary>What it is if it is left out; null of a list.</summary>
    public object? Default => Type.IsGenericType ? parameter.DefaultValue : Term.Default(parameter);

    /// <summary>What it is.</summary>
    public Type Type => parameter.ParameterType;

    /// <summary>What it is, in words.</summary>
    public string Kind =>
        Type == typeof(int) ? "a whole number"
        : Type == typeof(double) ? "a number"
        : Type == typeof(bool) ? "true or false"
        : Type == typeof(string) ? "text in quotation marks"
        : Type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(Type).Select(Term.Words))}"
        : Type == typeof(int?) ? "a whole number or none"
        : Type == typeof(PerAxis) ? "a whole number, or one for each axis between '[' and ']'"
        : Type == typeof(PerAxis?) ? "a whole number, one for each axis between '[' and ']', or none"
        : Type == typeof(Padding) ? "a whole number, one for each axis between '[' and ']', or same"
        : Type.IsGenericType ? "a list between '[' and ']'"
        : Literals.Are(Type) ? $"a number, or {Vocabulary.One(Type)} in parentheses"
        : $"{Vocabulary.One(Type)}, in parentheses where it has arguments";

    /// <summary>The name; with its default, if it has one.</summary>
    public override string ToString() => IsOptional ? $"{Name}={Term.Format(Default)}"
        : Type == typeof(string) ? $"\"{Name}\""
        : Type.IsGenericType ? $"[{Name}, ...]"
        : Name;

    /// <summary>Whether values of a type are members of a family, read by their names.</summary>
    internal static bool IsFamily(Type type) => type.IsClass && type != typeof(string);

    /// <summary>The limits in words, if a value is outside of them; else empty.</summary>
    internal string Broken(object? value) => Nn.Limits.Broken(parameter, value).IfNone("");
}
