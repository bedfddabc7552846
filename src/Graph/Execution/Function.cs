using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Numerics;
using LanguageExt;

namespace Functional.Nn;

/// <summary>A graph with one output, of whose variables all have values but one: ready to be called often, by several callers at once.</summary>
/// <typeparam name="T">The type in which real numbers are computed.</typeparam>
public sealed class Function<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Graph graph;
    private readonly Env given;
    private readonly string variable;
    private readonly Workers workers;
    private readonly Recent<TensorType, Called> met = new();

    /// <summary>The function of <paramref name="variable"/> that is left when the others have the values <paramref name="given"/>.</summary>
    /// <param name="expr">What is computed.</param>
    /// <param name="variable">The variable of the function.</param>
    /// <param name="given">The values of all others.</param>
    /// <param name="passes">What is made of it before it runs.</param>
    /// <param name="workers">Who runs it: all processors unless said otherwise.</param>
    public Function(Expr expr, string variable, Env given, Pass? passes = null, Workers? workers = null) =>
        (graph, this.variable, this.given, this.workers) = ((passes ?? Pass.Identity).Run(Graph.Of(expr)), variable, given, workers ?? Workers.Shared);

    /// <summary>The value at <paramref name="x"/>; or every reason why it, or what was given, does not fit.</summary>
    public Validation<NnError, Tensor<T>> Run(Tensor x)
    {
        if (Block.IsReadable<T>(x) && met.Find(x.Type) is { } called)
            return Forward.Attempt(() => called.Run(x));
        var env = given.With(variable, x);
        return Symbols.Of<T>(graph, env).Bind(symbols => Forward.Attempt(() => met.Of(x.Type, _ => new(new(graph, symbols, workers), env, variable)).Run(x)));
    }

    /// <summary>What runs for arguments of one type.</summary>
    private sealed class Called(Plan<T> plan, Env env, string variable)
    {
        private readonly ConcurrentBag<Machine<T>> idle = [];
        private readonly ImmutableArray<(int Place, Tensor Value)> given =
            [.. plan.Graph.Variables.Select((v, i) => (v.Variable, i)).Where(v => v.Variable != variable).Select(v => (v.i, env[v.Variable]))];
        private readonly int argument = plan.Graph.Variables.Select(v => v.Variable).ToImmutableArray().IndexOf(variable);

        public Tensor<T> Run(Tensor x)
        {
            var machine = idle.TryTake(out var taken) ? taken : new(plan);
            var result = Block.Tensor<T>(plan.Output(0));
            foreach (var (place, value) in given)
                machine.Input(place, Block.Of<T>(value));
            if (argument >= 0)
                machine.Input(argument, Block.Of<T>(x));
            machine.Output(0, Block.Of<T>(result));
            machine.Run();
            machine.Forget();
            idle.Add(machine);
            return result.To<T>();
        }
    }
}
