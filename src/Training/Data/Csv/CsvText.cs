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
            return Validated.Fail<CsvTable>(new FileError("not a text") { Where = source, Expected = "UTF-8", Found = $"bytes {Convert.ToHexString(e.BytesUnknown ?? [])}", Hint = "Save the table as UTF-8." });
        }
        catch (IOException e)
        {
            return Validated.Fail<CsvTable>(new FileError("the text cannot be read") { Where = source, Found = e.Message });
        }
    }

    private static Validation<NnError, CsvTable> Table(TextReader text, string source, Func<CsvHeader, Validation<NnError, CsvSelection>> select)
    {
        var malformed = new List<CsvMalformedRecord>();
        using var csv = CsvReader.Create(text, Options(malformed), leaveOpen: true);
        var header = new CsvHeader([.. csv.Headers], source);
        return malformed.Count > 0
            ? Validated.Fail<CsvTable>(malformed.Select(r => CsvErrors.Quotes(source, r)))
            : select(header).Bind(selection => new CsvRows(csv, header, selection, new(source, header.Names, malformed)).Read());
    }

    /// <summary>A quote inside of an unquoted cell is taken for text.</summary>
    private static CsvReaderOptions Options(List<CsvMalformedRecord> malformed) => new()
    {
        TrimWhitespace = true,
        TrackLineNumbers = true,
        PoolStrings = true,
        MaxRecordSize = LargestRecord,
        OnMalformedRecord = record => malformed.AddRange(record.Reason is CsvMalformedReason.StrayQuote ? [] : [record]),
    };
}
