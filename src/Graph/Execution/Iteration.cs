using System.Collections.Immutable;
using System.Numerics;
using LanguageExt;

namespace Functional.Nn;

/// <summary>
/// The left fold of named outputs over inputs, in memory of its own: what is computed under the name of a variable is that variable's value in the
/// next step. It is written where the variable stands, if nothing reads that any more, else two memories take turns. A step allocates where inputs
/// have extents that have not been met yet, else nothing.
/// </summary>
/// <typeparam name="T">The type in which real numbers are computed.</typeparam>
public sealed class Iteration<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>So many sets of extents are met before the first is forgotten.</summary>
    private const int Most = 32;

    private readonly Outputs outputs;
    private readonly Graph graph;
    private readonly Workers workers;
    private readonly Env start;
    private readonly ImmutableDictionary<string, int> variables;
    private readonly ImmutableArray<bool> carried;
    private readonly List<Running> met = [];
    private readonly Block<T>[] now;
    private readonly Block<T>[] spare;
    private Running? last;

    /// <summary>The fold that begins with <paramref name="start"/>.</summary>
    /// <param name="outputs">The step.</param>
    /// <param name="passes">What is made of it before it runs.</param>
    /// <param name="start">What variables are at first: those that the step computes, and those that stay as they are.</param>
    /// <param name="workers">Who runs it: all processors unless said otherwise.</param>
    public Iteration(Outputs outputs, Pass passes, Env start, Workers? workers = null)
    {
        (this.outputs, graph, this.workers) = (outputs, passes.Run(outputs.Graph), workers ?? Workers.Shared);
        this.start = start = start.To<T>();
        variables = graph.Variables.Select((variable, i) => (variable.Variable, i)).ToImmutableDictionary(v => v.Variable, v => v.i, StringComparer.Ordinal);
        carried = [.. outputs.Names.Select(name => start.Find(name).IsSome)];
        now = [.. outputs.Names.Select(name => start.Find(name).Match(value => Block.Of<T>(Tensor(Block.Of<T>(value))), () => default))];
        spare = new Block<T>[now.Length];
    }

    /// <summary>One step; or every reason why the inputs do not fit, and then nothing has changed. An error that a kernel finds ends the fold: it has
    /// no state then.</summary>
    /// <param name="inputs">The variables that neither the step nor the start gives.</param>
    public Validation<NnError, Unit> Step(params ReadOnlySpan<(string Name, Tensor Value)> inputs)
    {
        if (Met(inputs) is not { } running)
        {
            var env = start.With(inputs.ToArray());
            var symbols = Symbols.Of<T>(outputs.Graph, env).Bind(found => Misfits(found) is { Length: > 0 } misfits ? Validated.Fail<Symbols>(misfits) : Validated.Ok(found));
            if (symbols.IsFail)
                return Validated.Fail<Unit>(symbols.Errors());
            if (met.Count == Most)
                met.RemoveAt(0);
            met.Add(running = new(this, symbols.OrThrow(), env, inputs));
        }

        last = running;
        try
        {
            running.Run(this, inputs);
            return Unit.Default;
        }
        catch (NnException fault) when (!fault.Errors.IsEmpty)
        {
            return Validated.Fail<Unit>(fault.Errors);
        }
    }

    /// <summary>The elements of a real output as the last step computed it, until the next step.</summary>
    public ReadOnlySpan<T> Computed(int output) =>
        (carried[output] ? now[output] : (last ?? throw new InvalidOperationException("No step has been taken yet.")).Own[output]).Reals.Span;

    /// <summary>The values that the next step begins with: copies.</summary>
    public Env State => Env.Of(Enumerable.Range(0, carried.Length).Where(output => carried[output]).Select(output => (outputs.Names[output], Tensor(now[output]))));

    private Running? Met(ReadOnlySpan<(string Name, Tensor Value)> inputs)
    {
        foreach (var running in met)
            if (running.Fits(inputs))
                return running;
        return null;
    }

    /// <summary>Outputs that are not of the type of the variable after which they are called.</summary>
    private NnError[] Misfits(Symbols symbols) =>
    [
        .. from output in Enumerable.Range(0, carried.Length)
           where carried[output]
           let computed = outputs.Graph.Values[outputs.Graph.Outputs[output]].Type
           let type = computed with { Shape = symbols.Bind(computed.Shape) }
           where type != now[output].Type
           select new ShapeError($"what is computed for {Quoted.Write(outputs.Names[output])}") { Expected = $"{now[output].Type}, as it was", Found = $"{type}" },
    ];

    private static Tensor Tensor(Block<T> block) => block.Type.Kind is Kind.Index
        ? Functional.Nn.Tensor.Of<int>(block.Type.Shape, block.Indices.Span)
        : Functional.Nn.Tensor.Of<T>(block.Type.Shape, block.Reals.Span);

    /// <summary>A machine for inputs of these types.</summary>
    private sealed class Running
    {
        private readonly Machine<T> machine;
        private readonly ImmutableArray<TensorType> types;
        private readonly ImmutableArray<string> names;
        private readonly ImmutableArray<int> places;
        private readonly ImmutableArray<(int Variable, int Output, bool InPlace)> state;

        public Running(Iteration<T> of, Symbols symbols, Env env, ReadOnlySpan<(string Name, Tensor Value)> inputs)
        {
            machine = Machine<T>.Of(of.graph, symbols, of.workers);
            var given = inputs.ToArray();
            (names, types) = ([.. given.Select(input => input.Name)], [.. given.Select(input => input.Value.Type)]);
            places = [.. given.Select(input => of.variables.GetValueOrDefault(input.Name, -1))];
            state =
            [
                .. from output in Enumerable.Range(0, of.now.Length)
                   where of.carried[output]
                   let variable = of.variables.GetValueOrDefault(of.outputs.Names[output], -1)
                   select (variable, output, variable >= 0 && machine.MayOverwrite(variable, output)),
            ];
            Own = [.. of.carried.Select((carried, output) => carried ? default : Block.Allocate<T>(machine.OutputType(output)))];
            foreach (var (name, variable) in of.variables)
                machine.Input(variable, Block.Of<T>(env[name]));
            for (var output = 0; output < Own.Length; output++)
                if (!of.carried[output])
                    machine.Output(output, Own[output]);
            foreach (var (_, output, inPlace) in state)
                if (!inPlace && of.spare[output].Reals.Length + of.spare[output].Indices.Length == 0)
                    of.spare[output] = Block.Allocate<T>(of.now[output].Type);
        }

        /// <summary>Where outputs stand that no variable is called after.</summary>
        public Block<T>[] Own { get; }

        public bool Fits(ReadOnlySpan<(string Name, Tensor Value)> inputs)
        {
            if (inputs.Length != types.Length)
                return false;
            for (var i = 0; i < inputs.Length; i++)
                if (inputs[i].Value.Type != types[i] || inputs[i].Name != names[i] || !Block.IsReadable<T>(inputs[i].Value))
                    return false;
            return true;
        }

        public void Run(Iteration<T> of, ReadOnlySpan<(string Name, Tensor Value)> inputs)
        {
            for (var i = 0; i < inputs.Length; i++)
                if (places[i] >= 0)
                    machine.Input(places[i], Block.Of<T>(inputs[i].Value));
            foreach (var (variable, output, inPlace) in state)
            {
                if (variable >= 0)
                    machine.Input(variable, of.now[output]);
                machine.Output(output, inPlace ? of.now[output] : of.spare[output]);
            }

            machine.Run();
            foreach (var (_, output, inPlace) in state)
                if (!inPlace)
                    (of.now[output], of.spare[output]) = (of.spare[output], of.now[output]);
        }
    }
}
