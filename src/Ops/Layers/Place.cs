namespace Functional.Nn.Ops;

/// <summary>Where in a model a layer stands, as labels from the outermost layer inwards, joined by <c>/</c>; empty for the model
/// itself.</summary>
/// <param name="Path">What parameters are named after; shared layers have one path wherever they stand.</param>
/// <param name="Site">Where the layer really stands: the salt of its random draws.</param>
public sealed record Place(string Path = "", string Site = "")
{
    /// <summary>The place of a layer that an expression is piped through: no model, so there are neither parameters nor random draws.</summary>
    internal static Place Outside { get; } = new() { IsOutside = true };

    private bool IsOutside { get; init; }

    /// <summary>What the variable of the random key is called.</summary>
    public const string KeyName = "key";

    /// <summary>The random key of a run, which every random layer shares: an index of shape [2].</summary>
    public static Expr Key { get; } = Expr.Var(KeyName, new([2], Kind.Index));

    /// <summary>How many layers are around it.</summary>
    internal int Depth { get; init; } = -1;

    /// <summary>The place of a part.</summary>
    public Place Enter(string label) => this with { Path = Join(Path, label), Site = Join(Site, label), Depth = Depth + 1 };

    /// <summary>The same site, with parameters named after <paramref name="path"/>.</summary>
    public Place Sharing(string path) => this with { Path = path };

    /// <summary>A learned variable of the layer at this place.</summary>
    public Expr Param(string role, Shape shape, Initializer initializer, Fans? fans = null) =>
        Functions.Param(InModel(Path is "" ? role : $"{Path}.{role}"), shape, initializer, fans);

    /// <summary>A variable of the layer at this place that training updates instead of learning it; see <see cref="Applied.Updating"/>.</summary>
    public Expr State(string role, Shape shape, double start) => new StateOp(InModel(Path is "" ? role : $"{Path}.{role}"), shape, start).Apply();

    /// <summary>What a random layer's draws are salted with, so that no two places draw the same.</summary>
    public string Salt => InModel(Site);

    /// <summary>The same error, with this site where it names none.</summary>
    public NnError Locate(NnError error) => error.Where is "" ? error with { Where = Site is "" ? "model" : Site } : error;

    private string InModel(string name) => IsOutside
        ? throw new ShapeException(new ShapeError("layer outside of a model") { Expected = "neither parameters nor random draws", Found = name, Hint = "Build the layer; its model has an input and an output." })
        : name;

    private static string Join(string path, string label) => path is "" ? label : $"{path}/{label}";
}
