namespace Functional.Nn.Ops;

/// <summary>Names that users give to layers.</summary>
internal static class Words
{
    /// <summary>Whether this is a letter, then letters, digits, <c>-</c> or <c>_</c>.</summary>
    public static bool IsName(string name) =>
        name is [var first, ..] && char.IsAsciiLetter(first) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>What was applied under a name, with an error more if that is none.</summary>
    public static Applied Checked(string name, Applied applied) => IsName(name)
        ? applied
        : applied.With(new ShapeError("name of a layer") { Expected = "a letter, then letters, digits, - or _", Found = Term.Format(name) });
}
