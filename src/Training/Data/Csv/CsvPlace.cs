using Functional.Nn.Interop;

namespace Functional.Nn.Training;

/// <summary>How a place in a table is named in errors.</summary>
internal static class CsvPlace
{
    private const int Longest = 60;

    public static string Header(string source) => $"{source}, header";

    public static string Line(string source, long line) => $"{source}, line {line}";

    public static string Column(string source, string column) => $"{source}, column '{Short(column)}'";

    public static string Cell(string source, long line, string column) => $"{source}, line {line}, column '{Short(column)}'";

    /// <summary>A cell's text, shortened.</summary>
    public static string Quote(string cell) => $"'{Short(cell)}'";

    /// <summary>Several names, the first of many.</summary>
    public static string List(IReadOnlyCollection<string> names) =>
        string.Join(", ", names.Take(CappedErrors.Most).Select(Short)) + (names.Count > CappedErrors.Most ? $" and {names.Count - CappedErrors.Most} more" : "");

    private static string Short(string text) => text.Length <= Longest ? text : $"{text[..Longest]}...";
}
