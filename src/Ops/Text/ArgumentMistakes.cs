namespace Functional.Nn.Ops;

/// <summary>What is told where an argument cannot be read, and what was probably meant.</summary>
/// <param name="Cursor">Where the argument begins.</param>
/// <param name="Words">The family that is read.</param>
/// <param name="Member">Its member, of which this is an argument.</param>
/// <param name="Found">The arguments before this one.</param>
/// <param name="Family">The vocabularies of arguments.</param>
internal sealed record ArgumentMistakes(TokenCursor Cursor, Vocabulary Words, Signature Member, IReadOnlyCollection<SignatureArgument> Found, Func<Type, Vocabulary> Family)
{
    private IEnumerable<string> Names => Member.Arguments.Select(a => a.Name);

    private string[] Open => [.. Member.Arguments.Except(Found).Select(a => a.Name)];

    /// <summary>The name of a member that would come next, were there a <c>&gt;&gt;</c>.</summary>
    private bool IsNext => Cursor.Here.Kind is TokenKind.Word && !Cursor.IsNamed && Words.Composes && Words.Find(Cursor.Here.Text).IsSome
        && Member.Arguments.All(a => a.IsOptional || Found.Contains(a));

    /// <summary>An argument of the name before this, which would have to stand in parentheses.</summary>
    private bool IsOfInner => Found.Any(a => SignatureArgument.IsFamily(a.Type) && Family(a.Type).Find(Cursor[-1].Text).Exists(inner => inner.Arguments.Count > 0));

    /// <summary>What an argument is called.</summary>
    public string What(SignatureArgument argument) => $"{argument.Name} of {Member.Name}";

    /// <summary>The argument that stands here: by its name, or the first that is not there yet.</summary>
    public SignatureArgument Chosen()
    {
        var chosen = Cursor.IsNamed ? Member.Arguments.FirstOrDefault(a => a.Name == Cursor.Here.Text) : Member.Arguments.FirstOrDefault(a => !Found.Contains(a));
        return chosen is null || (IsNext && !IsName(chosen)) ? throw Unknown()
            : Found.Contains(chosen) ? throw Cursor.Fail($"{chosen.Name} only once", $"argument of {Member.Name}")
            : chosen;
    }

    /// <summary>The failure that the argument's value cannot be read.</summary>
    public NnException Unreadable(SignatureArgument argument) => Cursor.Fail(argument.Kind, What(argument),
        IsOfInner ? InParentheses
        : Cursor.Here.Text is "(" ? $"It is written {Member.Form}."
        : Names.Contains(Cursor.Here.Text) ? $"An argument by name is written {Cursor.Here.Text}=..."
        : argument.Type == typeof(bool) ? Nearest.Hint(Cursor.Here.Text, ["true", "false"])
        : "");

    private string InParentheses => $"Where '{Cursor[-1].Text}' has arguments, it stands in parentheses: ({Cursor[-1].Text} ...).";

    private NnException Unknown() => Cursor.Fail(
        Open.Length == 0 && (IsNext || Member.Arguments.Count == 0) ? "no argument: '>>' or the end"
        : IsNext ? $"'>>', or an argument: {string.Join(", ", Open)}"
        : $"{(Cursor.IsNamed ? "" : $"at most {Member.Arguments.Count}: ")}{string.Join(", ", Names)}",
        $"argument of {Member.Name}",
        IsNext ? $"'>>' is missing before '{Cursor.Here.Text}'."
        : IsOfInner ? InParentheses
        : !Cursor.IsNamed ? ""
        : Words.Composes && Words.Find(Cursor[2].Text).IsSome ? $"'{Cursor[2].Text}' stands by itself: {Member.Name} ... >> {Cursor[2].Text}."
        : Nearest.Hint(Cursor.Here.Text, Names));

    private bool IsName(SignatureArgument argument) => argument.Type.IsEnum || (SignatureArgument.IsFamily(argument.Type) && Family(argument.Type).Find(Cursor.Here.Text).IsSome);
}
