namespace Functional.Nn;

/// <summary>A node as it is drawn: two lines of text and how wide they are.</summary>
/// <param name="Role">What it is, as a class of the style.</param>
/// <param name="Name">The op, or a variable's name; abbreviated.</param>
/// <param name="Type">The types of the results; abbreviated.</param>
/// <param name="Full">All of it.</param>
internal sealed record Box(string Role, string Name, string Type, string Full)
{
    /// <summary>The height of all boxes.</summary>
    public const double Height = 40;

    /// <summary>The width of a letter of the name.</summary>
    public const double NameLetter = 7.3;

    /// <summary>The width of a letter of the type.</summary>
    public const double TypeLetter = 6.1;

    private const int MostColumns = 28;
    private const double Padding = 12;
    private const double Least = 56;

    /// <summary>The width.</summary>
    public double Width => Math.Max(Least, Math.Max(Columns.Of(Name) * NameLetter, Columns.Of(Type) * TypeLetter) + (2 * Padding));

    /// <summary>Whether it is a variable.</summary>
    public bool IsRound => Role.StartsWith("var", StringComparison.Ordinal) || Role.StartsWith("param", StringComparison.Ordinal);

    /// <summary>The box of a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="isOutput">Whether the graph is for it.</param>
    public static Box Of(Node node, bool isOutput)
    {
        var types = string.Join(", ", node.Results);
        var name = node.Op is VarOp variable ? Columns.Ends(Names.Of(variable), MostColumns) : Columns.Start(Own(node).Written(Short), MostColumns);
        return new(Kind(node) + (isOutput ? " out" : ""), name, Columns.Start(types, MostColumns), $"{node.Op} : {types}");
    }

    /// <summary>A box that is only text.</summary>
    public static Box Note(string name, string more) => new("op", Columns.Start(name, MostColumns), Columns.Start(more, MostColumns), $"{name}\n{more}");

    /// <summary>The op without a shape that its type tells.</summary>
    private static Term Own(Node node)
    {
        var term = Term.Of(node.Op);
        return term with { Arguments = term.Arguments.RemoveAll(a => a.Value is Shape shape && shape == node.Type.Shape) };
    }

    private static string Kind(Node node) => node.Op.GetType() == typeof(VarOp) ? "var" : node.Op is VarOp ? "param" : node.Inputs.IsEmpty ? "const" : "op";

    private static string Short(object? value) => value is Graph inner ? $"{{{inner.Nodes.Length} nodes}}" : Term.Format(value);
}
