namespace Functional.Nn.Training;

/// <summary>What a trained model knows of its table: enough to read other tables for it.</summary>
/// <param name="Features">The features, in the order that the model takes them; columns of the table, unless <see cref="Encoder"/> makes them of these.</param>
/// <param name="Target">The target column; empty where there is none to look for.</param>
/// <param name="Classes">The names of the classes; none where targets are numbers.</param>
public sealed record Schema(ValueList<string> Features, string Target, ValueList<string> Classes)
{
    /// <summary>What makes the features of the columns of a table.</summary>
    public Encoder Encoder { get; init; } = Encoder.Identity;

    /// <summary>The name of a class; its position where it has none.</summary>
    public string ClassName(int position) => position < Classes.Count ? Classes[position] : $"{position}";

    /// <summary>The columns of a table that features are made of.</summary>
    internal ValueList<string> Columns => Encoder.Columns.Count == 0 ? Features : [.. Encoder.Columns.Select(column => column.Name)];
}
