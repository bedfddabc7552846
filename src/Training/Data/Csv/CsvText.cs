using System.Text;
using CsvHelper;
using LanguageExt;

namespace Functional.Nn.Training;

internal static class CsvText
{
    private const int LargestRecord = 1 << 26;

    /// <summary>The table in a text, its columns chosen by its header.</summary>
    public static Validation<NnError, CsvTable> Read(TextReader text, string source, Func<CsvHeader, Validation<NnError, CsvSelection>> select)
    {
        try
        {
            return Table(text, source, select);
        }
        catch (CsvFormatException e)
        {
            return Validated.Fail<CsvTable>(new DataError("malformed table") { Where = CsvPlace.Line(source, e.LineNumber), Found = e.Message });
        }
        catch (DecoderFallbackException e)
        {
            return Validated.Fail<CsvTable>(NotText(source, $"bytes {Convert.ToHexString(e.BytesUnknown ?? [])}"));
        }
        catch (IOException e)
        {
            return Validated.Fail<CsvTable>(new FileError("the text cannot be read") { Where = source, Found = e.Message });
        }
    }

    /// <summary>A file in another encoding, or no text at all.</summary>
    public static FileError NotText(string source, string found) => new("not a text") { Where = source, Expected = "UTF-8", Found = found, Hint = "Save the table as UTF-8." };

    private static Validation<NnError, CsvTable> Table(TextReader text, string source, Func<CsvHeader, Validation<NnError, CsvSelection>> select)
    {
        var errors = new CsvErrors(source);
        using var csv = CsvReader.Create(text, Options(errors), leaveOpen: true);
        var header = new CsvHeader([.. csv.Headers], source);
        return errors.Any
            ? Validated.Fail<CsvTable>(errors.ToList(rows: 0))
            : select(header).Bind(selection => new CsvRows(csv, header, selection, errors).Read());
    }

    private static CsvReaderOptions Options(CsvErrors errors) => new()
    {
        TrimWhitespace = true,
        TrackLineNumbers = true,
        PoolStrings = true,
        MaxRecordSize = LargestRecord,
        OnMalformedRecord = errors.Malformed,
    };
}
