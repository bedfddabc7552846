using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Functional.Nn.Plots;

/// <summary>Writes interpolated texts as markup: literal parts are, what is put in between is escaped.</summary>
[InterpolatedStringHandler]
internal readonly struct MarkupHandler
{
    private readonly StringBuilder text;

    public MarkupHandler(int literalLength, int formattedCount) => text = new(literalLength + (formattedCount * 8));

    public void AppendLiteral(string literal) => text.Append(literal);

    public void AppendFormatted(string words) => text.Append(Xml.Escape(words));

    public void AppendFormatted(double number) => text.Append(Xml.Number(number));

    public void AppendFormatted(int number) => text.Append(CultureInfo.InvariantCulture, $"{number}");

    public void AppendFormatted(Markup markup) => text.Append(markup.Text);

    public void AppendFormatted(IEnumerable<Markup> parts)
    {
        foreach (var part in parts)
            text.Append(part.Text);
    }

    public Markup Written() => new(text.ToString());
}
