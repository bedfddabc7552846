namespace Functional.Nn.Training;

/// <summary>How a place in a table is named in errors.</summary>
internal static class CsvPlace
{
    public static string Header(string source) => $"{source}, header";

    public static string Line(string source, long line) => $"{source}, line {line}";

    public static string Column(string source, string column) => $"{source}, column '{column}'";

    public static string Cell(string source, long line, string column) => $"{source}, line {line}, column '{column}'";

    /// <summary>A cell's text, shortened.</summary>
    public static string Quote(string cell) => cell.Length <= 40 ? $"'{cell}'" : $"'{cell[..40]}...'";
}
