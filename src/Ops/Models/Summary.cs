using System.Collections.Immutable;
using System.Globalization;

namespace Functional.Nn.Ops;

/// <summary>What stands at one place of a model.</summary>
/// <param name="Place">The place, as in names of parameters.</param>
/// <param name="Layer">The layer, with its parts.</param>
/// <param name="Output">The type of its output.</param>
/// <param name="Learned">The number of learned numbers in it, with its parts.</param>
/// <param name="Kept">The number of other numbers that it keeps: running statistics, frozen parameters.</param>
/// <param name="Operations">About how many additions, multiplications and the like one example takes in training.</param>
public sealed record SummaryRow(string Place, Layer Layer, TensorType Output, long Learned, long Kept, double Operations)
{
    /// <summary>The number of layers around it.</summary>
    public int Level => Place.Count(c => c == '/');
}

/// <summary>A model layer by layer: types, parameters, operations. Outer layers come before their parts and count them; what is
/// shared counts wherever it is used, and once in the totals.</summary>
/// <param name="Rows">The layers in order.</param>
/// <param name="Total">The whole model; its place is empty.</param>
public sealed record Summary(ValueList<SummaryRow> Rows, SummaryRow Total)
{
    private const int LongestLayer = 40;

    /// <summary>The summary of a model.</summary>
    public static Summary Of(Model model) => Of([.. model.Visits, new(new Place(), model.Layer, model.Input, model.Whole)]);

    /// <summary>Each layer, then the total; inner layers are indented.</summary>
    public Table Table => new(
        ["place", "layer", "output", "parameters", "kept", "operations"],
        [
            .. Rows.Select(row => Texts(row, $"{new string(' ', 2 * row.Level)}{row.Place[(row.Place.LastIndexOf('/') + 1)..]}", Short($"{row.Layer}"))),
            Texts(Total, "total", ""),
        ]);

    /// <summary>The table as text.</summary>
    public override string ToString() => $"{Table}";

    private static ValueList<string> Texts(SummaryRow row, string place, string layer) => [place, layer, $"{row.Output}", Count(row.Learned), Count(row.Kept), Count(row.Operations)];

    private static string Count(double number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Short(string text) => text.Length <= LongestLayer ? text : $"{text[..(LongestLayer - 3)]}...";

    private static Summary Of(ImmutableArray<Visit> visits)
    {
        var graph = Graph.Of(visits.SelectMany(visit => new[] { visit.Input, visit.Output }));
        var (whole, training) = (new Stretches(graph), new Stretches(Passes.Training.Run(graph)));
        var rows = visits.Select((visit, i) => Row(visit, [.. whole[i].Select(node => node.Op).OfType<KeptOp>()], training.Work(i))).ToImmutableArray();
        return new(ValueList.Of(rows.AsSpan()[..^1]), rows[^1]);
    }

    private static SummaryRow Row(Visit visit, ImmutableArray<KeptOp> kept, double work) =>
        new(visit.Place.Site, visit.Layer, visit.Output.Type, Size(kept.Where(op => op is ParamOp)), Size(kept.Where(op => op is not ParamOp)), work);

    private static long Size(IEnumerable<KeptOp> variables) => variables.Sum(variable => (long)variable.Type.Shape.Size);

    /// <summary>What is between two values of a graph, which come one after the other in its outputs.</summary>
    private sealed class Stretches(Graph graph)
    {
        private readonly ImmutableArray<Node> owners = graph.Fold<Node>((node, _) => node);

        /// <summary>The nodes that make stretch <paramref name="number"/>'s second value of its first.</summary>
        public IEnumerable<Node> this[int number]
        {
            get
            {
                var (input, open, seen) = (graph.Outputs[2 * number], new Stack<int>([graph.Outputs[(2 * number) + 1]]), new HashSet<int>());
                while (open.TryPop(out var value))
                    if (value != input && owners[value] is var node && seen.Add(node.First))
                    {
                        yield return node;
                        foreach (var before in node.Inputs)
                            open.Push(before);
                    }
            }
        }

        public double Work(int number) => this[number].Sum(node => graph.Work(node));
    }
}
