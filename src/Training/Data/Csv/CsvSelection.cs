using System.Collections.Immutable;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>The columns that are read, by position, and how.</summary>
internal sealed record CsvSelection(ImmutableArray<int> Features, Option<int> Target, Reading Reading);
