namespace Functional.Nn;

/// <summary>One run of an op's kernel: the values of its inputs and the memory of its results, all of known shape. A kernel
/// writes every element of every result and nothing else. Where an op divides (<see cref="Op.Parts"/>), the memory of the results is that
/// of the <see cref="Part"/> that is asked for.</summary>
/// <typeparam name="T">The type that real numbers have.</typeparam>
public readonly ref struct Call<T>
{
    private readonly ReadOnlySpan<Block<T>> inputs;
    private readonly ReadOnlySpan<Block<T>> results;
    private readonly Op op;

    internal Call(Op op, ReadOnlySpan<Block<T>> inputs, ReadOnlySpan<Block<T>> results, Symbols symbols, Part part, Workers? workers = null)
    {
        this.op = op;
        this.inputs = inputs;
        this.results = results;
        (Symbols, Part, Workers) = (symbols, part, workers ?? Workers.Alone);
    }

    /// <summary>Which parts of the results are asked for: of <see cref="Op.Prepare{T}"/>, of those that <see cref="Op.Parts"/> counts; of <see cref="Op.Compute{T}"/>, mostly <see cref="Part.Whole"/>.</summary>
    public Part Part { get; }

    /// <summary>The same for other parts.</summary>
    internal Call<T> For(Part part) => new(op, inputs, results, Symbols, part, Workers);

    /// <summary>Who runs the graph: whoever runs other graphs for it asks them too.</summary>
    public Workers Workers { get; }

    /// <summary>The numbers of the symbolic extents.</summary>
    public Symbols Symbols { get; }

    /// <summary>The number of inputs.</summary>
    public int Count => inputs.Length;

    /// <summary>The number of results.</summary>
    public int Results => results.Length;

    /// <summary>The elements of real input <paramref name="input"/>, row-major.</summary>
    public ReadOnlySpan<T> this[int input] => inputs[input].Reals.Span;

    /// <summary>The memory of input <paramref name="input"/>, to be handed on.</summary>
    public Block<T> Block(int input) => inputs[input];

    /// <summary>The memory of result <paramref name="result"/>, to be handed on.</summary>
    public Block<T> ResultBlock(int result) => results[result];

    /// <summary>The elements of index input <paramref name="input"/>, row-major.</summary>
    public ReadOnlySpan<int> Indices(int input) => inputs[input].Indices.Span;

    /// <summary>The same, each from 0 to below <paramref name="extent"/>, or <paramref name="except"/>; another one ends the evaluation with an error.</summary>
    public ReadOnlySpan<int> Positions(int input, int extent, int? except = null)
    {
        var positions = Indices(input);
        foreach (var position in positions)
            if ((uint)position >= (uint)extent && position != except)
                throw new NnException(new DataError("index out of range") { Where = $"input {input + 1} of {op.Name}", Expected = extent == 0 ? "none" : $"0 to {extent - 1}", Found = $"{position}" });
        return positions;
    }

    /// <summary>The known shape, and the kind, of input <paramref name="input"/>.</summary>
    public TensorType TypeOf(int input) => inputs[input].Type;

    /// <summary>The memory of the first (mostly only) result, real.</summary>
    public Span<T> Result => ResultAt(0);

    /// <summary>The memory of the first (mostly only) result, an index.</summary>
    public Span<int> ResultIndices => ResultIndicesAt(0);

    /// <summary>The known shape, and the kind, of the first result.</summary>
    public TensorType ResultType => ResultTypeAt(0);

    /// <summary>The memory of real result <paramref name="result"/>.</summary>
    public Span<T> ResultAt(int result) => results[result].Reals.Span;

    /// <summary>The memory of index result <paramref name="result"/>.</summary>
    public Span<int> ResultIndicesAt(int result) => results[result].Indices.Span;

    /// <summary>The known shape, and the kind, of result <paramref name="result"/>.</summary>
    public TensorType ResultTypeAt(int result) => results[result].Type;
}
