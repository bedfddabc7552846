using System.Text;
using CsvHelper;
using LanguageExt;

namespace Functional.Nn.Training;

internal static class CsvText
{
    private const int LargestRecord = 1 << 26;

    /// <summary>The table in a text, its columns chosen by its header.</summary>
    public static Validation<NnError, CsvTable> Read(TextReader text, string source, Func<CsvHeader, Validation<NnError, CsvSelection>> select) => Guarded(source, () => Opened(text, source, select).Bind(opened =>
    {
        using (opened.Csv)
            return opened.Rows.Read();
    }));

    /// <summary>The same table in parts of so many rows, the last with fewer, read as they are asked for. After an error there is no more.</summary>
    public static IEnumerable<Validation<NnError, CsvTable>> Parts(TextReader text, string source, Func<CsvHeader, Validation<NnError, CsvSelection>> select, int rows)
    {
        var opening = Guarded(source, () => Opened(text, source, select));
        if (opening.IsFail)
        {
            yield return Validated.Fail<CsvTable>(opening.Errors());
            yield break;
        }

        var (csv, read) = opening.OrThrow();
        using (csv)
            while (Guarded(source, () => read.Next(rows)) is var next && next.Match(Succ: table => table.IsSome, Fail: _ => true))
            {
                yield return next.Map(table => table.IfNone(() => throw new System.Diagnostics.UnreachableException()));
                if (next.IsFail)
                    yield break;
            }
    }

    private static Validation<NnError, A> Guarded<A>(string source, Func<Validation<NnError, A>> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException e)
        {
            return Validated.Fail<A>(new DataError("malformed table") { Where = CsvPlace.Line(source, e.LineNumber), Found = e.Message });
        }
        catch (DecoderFallbackException e)
        {
            return Validated.Fail<A>(NotText(source, $"bytes {Convert.ToHexString(e.BytesUnknown ?? [])}"));
        }
        catch (IOException e)
        {
            return Validated.Fail<A>(new FileError("the text cannot be read") { Where = source, Found = e.Message });
        }
    }

    /// <summary>A file in another encoding, or no text at all.</summary>
    public static FileError NotText(string source, string found) => new("not a text") { Where = source, Expected = "UTF-8", Found = found, Hint = "Save the table as UTF-8." };

    private static Validation<NnError, (CsvReader Csv, CsvRows Rows)> Opened(TextReader text, string source, Func<CsvHeader, Validation<NnError, CsvSelection>> select)
    {
        var errors = new CsvErrors(source);
        CsvReader? opening = null;
        try
        {
            opening = CsvReader.Create(text, Options(errors), leaveOpen: true);
            var (csv, header) = (opening, new CsvHeader([.. opening.Headers], source));
            var opened = errors.Any
                ? Validated.Fail<(CsvReader, CsvRows)>(errors.ToList(rows: 0))
                : select(header).Map(selection => (csv, new CsvRows(csv, header, selection, errors)));
            if (opened.IsSuccess)
                opening = null;
            return opened;
        }
        finally
        {
            opening?.Dispose();
        }
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
