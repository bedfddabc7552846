using System.Collections;
using System.Reflection;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>
/// The text form of layers, losses, initialisers, optimisers: of all records that are a name and arguments.
/// <c>dense 64 >> relu >> residual (dense 64 bias=false)</c>: required arguments stand in order, optional ones by name where they are
/// not the default. What was printed parses to an equal value.
/// </summary>
public static class Notation
{
    /// <summary>The text of a record.</summary>
    public static string Print(object value) => value switch
    {
        IChain { Parts: [] } => "identity",
        IChain chain => string.Join(" >> ", chain.Parts.Select(Print)),
        OpLayer activation => Print(activation.Op),
        _ => Term.Of(value) is var term ? string.Join(' ', term.Arguments.Where(Written).Select(Argument).Prepend(term.Head)) : "",
    };

    /// <summary>The value of a text: a member of the family <typeparamref name="F"/>, or several joined by <c>&gt;&gt;</c>. An error
    /// tells line, column, what was expected and the nearest known name.</summary>
    /// <param name="text">The text.</param>
    /// <param name="more">Assemblies with more members than those of this library.</param>
    public static Validation<NnError, F> Parse<F>(string text, params ReadOnlySpan<Assembly> more) where F : class =>
        NotationParser.Parse(text, typeof(F), [typeof(Notation).Assembly, typeof(F).Assembly, .. more]).Map(value => (F)value);

    private static bool Written((ParameterInfo Parameter, object? Value) argument) =>
        !argument.Parameter.HasDefaultValue || !Equals(argument.Value, argument.Parameter.DefaultValue);

    private static string Argument((ParameterInfo Parameter, object? Value) argument) =>
        argument.Parameter.HasDefaultValue ? $"{Vocabulary.Spelled(argument.Parameter)}={Nested(argument.Value)}" : Nested(argument.Value);

    private static string Nested(object? value) => value switch
    {
        null or string or Enum or Shape or Axes or IFormattable or bool => Term.Format(value),
        IEnumerable list => $"[{string.Join(", ", list.Cast<object>().Select(Print))}]",
        _ => Print(value) is var text && text.Contains(' ', StringComparison.Ordinal) ? $"({text})" : text,
    };
}
