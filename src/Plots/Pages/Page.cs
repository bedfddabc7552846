namespace Functional.Nn.Plots;

/// <summary>A page that is one file: it fetches nothing and runs nothing, and forbids the reader's program to do so for it. It is HTML and well-formed XML,
/// light or dark as the reader prefers, and fits screens of any width, and paper.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Contents">Its parts, from the top down.</param>
/// <param name="Language">Its language, as in <c>en</c>.</param>
public sealed record Page(string Title, ValueList<Content> Contents, string Language = "en")
{
    /// <summary>A page of these parts.</summary>
    public static Page Of(string title, params ReadOnlySpan<Content> contents) => new(title, ValueList.Of(contents));

    /// <summary>One more part, at the end.</summary>
    public Page With(Content content) => this with { Contents = [.. Contents, content] };

    /// <summary>More parts, at the end.</summary>
    public Page With(IEnumerable<Content> contents) => this with { Contents = [.. Contents, .. contents] };

    /// <summary>The page as HTML.</summary>
    public string ToHtml() => Markup.Of($"""
        <!DOCTYPE html>
        <html lang="{Language}">
        <head>
        <meta charset="utf-8"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title>{Title}</title>
        <style>
        {PageStyle.Text}</style>
        </head>
        <body>
        <main>
        <h1>{Title}</h1>
        {Sections().Select(Section)}</main>
        </body>
        </html>

        """).Text;

    /// <summary>Contents up to the first heading, and then from each to the next.</summary>
    private IEnumerable<IEnumerable<Content>> Sections()
    {
        var section = new List<Content>();
        foreach (var content in Contents)
        {
            if (content is Heading && section.Count > 0)
            {
                yield return section.ToArray();
                section.Clear();
            }

            section.Add(content);
        }

        if (section.Count > 0)
            yield return section;
    }

    private static Markup Section(IEnumerable<Content> contents) => Markup.Of($"<section>\n{Rows([.. contents]).Select(Row)}</section>\n");

    /// <summary>Figures that follow each other together, all else by itself.</summary>
    private static IEnumerable<Content[]> Rows(Content[] contents)
    {
        for (int first = 0, next; first < contents.Length; first = next)
        {
            next = first + 1;
            while (contents[first] is Figure && next < contents.Length && contents[next] is Figure)
                next++;
            yield return contents[first..next];
        }
    }

    private static Markup Row(Content[] contents) => contents[0] is Figure
        ? Markup.Of($"<div class=\"figures\">\n{contents.Select(content => content.Write())}</div>\n")
        : contents[0].Write();
}
