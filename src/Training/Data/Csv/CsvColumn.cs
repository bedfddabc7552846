using System.Collections.Immutable;

namespace Functional.Nn.Training;

/// <summary>A column as text, none of whose cells is empty, with the line of each cell.</summary>
internal sealed record CsvColumn(string Name, string Source, ImmutableArray<string> Cells, ImmutableArray<long> Lines);
