using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>The columns that were read: features, and the target as text.</summary>
internal sealed record CsvTable(Cells Cells, Option<CsvColumn> Target);
