using FsCheck;
using FsCheck.Fluent;

namespace Functional.Nn.Checking;

/// <summary>Generators of environments.</summary>
public static class EnvGenerators
{
    /// <summary>Environments that fit the variables of some expressions; see <see cref="Points.Draw"/>.</summary>
    public static Gen<Env> Of(params IEnumerable<Expr> exprs) => Of(Graph.Of(exprs));

    /// <summary>Environments that fit the variables of a graph; see <see cref="Points.Draw"/>.</summary>
    public static Gen<Env> Of(Graph graph) => TensorGenerators.Keys.Select(key => Points.Draw(graph, key));
}
