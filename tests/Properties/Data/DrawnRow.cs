namespace Functional.Nn.Properties;

/// <summary>A row of a table: missing cells are NaN or empty.</summary>
internal sealed record DrawnRow(double A, double B, string C, string Y);
