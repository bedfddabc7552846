using Functional.Nn.Ops;
using Functional.Nn.Plots;
using Spectre.Console;

namespace Functional.Nn.Cli;

/// <summary>A table with what is to be said about it, in one style of formulas.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Table">The table.</param>
/// <param name="Sentences">What else there is to say.</param>
internal sealed record Document(string Title, Table Table, ValueList<string> Sentences) : IView
{
    /// <summary>The words for the formats.</summary>
    public static Setting<string> Format() => Choices.Of("--format", "What is written: a table, whose rows are told one by one where it is too wide; a table of Markdown; a page for a browser; a tabular of LaTeX, whose formulas are LaTeX too.", "table", "markdown", "html", "latex");

    /// <summary>What <paramref name="of"/> makes, as text in a format.</summary>
    public static string Text(string format, Func<FormulaStyle, Document> of) => format switch
    {
        "markdown" => of(FormulaStyle.Unicode).Markdown,
        "html" => of(FormulaStyle.Unicode).Html,
        "latex" => of(FormulaStyle.Latex).Latex,
        _ => of(FormulaStyle.Plain).Plain,
    };

    /// <inheritdoc/>
    public void Render(IAnsiConsole console)
    {
        Grid.Of(Table).Render(console);
        foreach (var sentence in Sentences)
            new Prose(sentence).Render(console);
    }

    private string Plain
    {
        get
        {
            using var text = new StringWriter();
            Render(Terminal.Plain(text, TextWriter.Null).Output);
            return $"{text}";
        }
    }

    private string Markdown => Table.ToMarkdown() + string.Concat(Sentences.Select(sentence => $"\n{sentence}\n"));

    private string Html => new Page(Title, [new Tabulated(Table), .. Sentences.Select(sentence => new Plots.Paragraph(sentence))]).ToHtml();

    private string Latex => Table.ToLatex(isMarkup: true) + string.Concat(Sentences.Select(sentence => $"\n{sentence}\n"));
}
