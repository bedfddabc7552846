using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Ops;

/// <summary>Names that users give to layers.</summary>
internal static class Words
{
    public static Validation<NnError, Unit> Checked(string name, Place place) =>
        name is [var first, ..] && char.IsAsciiLetter(first) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? Ok(Unit.Default)
            : Fail<Unit>(new ShapeError("name of a layer") { Where = place.Site, Expected = "a letter, then letters, digits, - or _", Found = $"'{name}'" });
}
