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
    public static string Print(object value) => Term.Write(value);

    /// <summary>The value of a text: a member of the family <typeparamref name="F"/>, or several joined by <c>&gt;&gt;</c>. An error
    /// tells line, column, what was expected and the nearest known name.</summary>
    /// <param name="text">The text.</param>
    /// <param name="more">Assemblies with more members than those of this library.</param>
    public static Validation<NnError, F> Parse<F>(string text, params ReadOnlySpan<Assembly> more) where F : class =>
        NotationParser.Parse(text, typeof(F), [typeof(Notation).Assembly, typeof(F).Assembly, .. more]).Map(value => (F)value);

    /// <summary>The shape of a text, <c>[3, 4]</c>, of known extents.</summary>
    public static Validation<NnError, Shape> ParseShape(string text) => NotationParser.ParseShape(text);
}
