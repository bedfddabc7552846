namespace Functional.Nn.Training;

/// <summary>What a trained model knows of its table: enough to read other tables for it.</summary>
/// <param name="Features">The feature columns, in the order that the model takes them.</param>
/// <param name="Target">The target column; empty where there is none to look for.</param>
/// <param name="Classes">The names of the classes; none where targets are numbers.</param>
public sealed record Schema(ValueList<string> Features, string Target, ValueList<string> Classes)
{
    /// <summary>The name of a class; its position where it has none.</summary>
    public string ClassName(int position) => position < Classes.Count ? Classes[position] : $"{position}";
}
