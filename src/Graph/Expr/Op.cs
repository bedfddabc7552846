using System.Collections.Immutable;
using System.Numerics;
using LanguageExt;

namespace Functional.Nn;

/// <summary>
/// An operation: a record of its attributes, with three rules. <see cref="Infer"/> finds the types of its results,
/// <see cref="Compute{T}"/> their values, <see cref="Pullback"/> the adjoints of its inputs from those of its results. An op
/// holds no delegates, so that two ops are the same exactly when their records are equal.
/// </summary>
public abstract record Op
{
    /// <summary>The name in listings: the record's name without <c>Op</c>, as words joined by <c>-</c>.</summary>
    public string Name => Term.HeadOf(GetType());

    /// <summary>Whether inputs and the one result have equal shapes, and each element of the result is made of the elements at the same place
    /// alone: then the op moves through broadcasting, may be run on a part at a time, and may write its result where an input stands.</summary>
    public virtual bool IsElementwise => false;

    /// <summary>Whether the result is the one input as it stands in memory, at most read in another shape.</summary>
    public virtual bool IsView => false;

    /// <summary>About how many additions, multiplications and the like one run takes, for inputs and results of known shapes: one for each
    /// element of the results, unless an op knows better.</summary>
    public virtual double Work(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results)
    {
        var elements = 0.0;
        foreach (var result in results)
            elements += result.Shape.Size;
        return elements;
    }

    /// <summary>The types of the results from those of the inputs, or what does not fit.</summary>
    public abstract Inference Infer(ImmutableArray<TensorType> inputs);

    /// <summary>Writes every element of every result. What only the values tell, as an index out of range, it throws as an <see cref="NnException"/>.</summary>
    public abstract void Compute<T>(Call<T> call) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Into how many parts the results divide, each an equal run of elements of every result and computed by itself, for inputs and
    /// results of known shapes: rows of a matrix, examples of a batch. 1 where an op runs as a whole; what is elementwise divides anywhere
    /// without saying so. An element has the same bits in whatever parts it is computed.</summary>
    public virtual int Parts(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => 1;

    /// <summary>How many parts are best computed together, where a kernel works on several at once.</summary>
    public virtual int Grain => 1;

    /// <summary>What a program runs, often and from several threads, for inputs and results of these known types: <see cref="Compute{T}"/>, unless
    /// an op can find out something once for all runs.</summary>
    public virtual Kernel<T> Prepare<T>(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Parts(inputs, results) == 1 ? call => Compute(call.For(Part.Whole)) : Compute;

    /// <summary>What an op computes that is defined by what it prepares.</summary>
    protected void ComputeOnce<T>(Call<T> call) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var types = new TensorType[call.Count + call.Results];
        for (var i = 0; i < types.Length; i++)
            types[i] = i < call.Count ? call.TypeOf(i) : call.ResultTypeAt(i - call.Count);
        var (inputs, results) = (types.AsMemory(0, call.Count), types.AsMemory(call.Count));
        Prepare<T>(inputs.Span, results.Span)(call.For(call.Part.Within(Parts(inputs.Span, results.Span))));
    }

    /// <summary>
    /// The adjoint of each input, of that input's shape, as expressions of the inputs, results and their adjoints:
    /// <c>x̄ᵢ = Σₖ (∂yₖ/∂xᵢ)ᵀ ȳₖ</c>. <c>None</c> where nothing flows: always for an index, and wherever the derivative is zero.
    /// </summary>
    public abstract ImmutableArray<Option<Expr>> Pullback(Application at);

    /// <summary>The same op over other graphs, if it holds some: so passes reach the steps of a fold.</summary>
    public virtual Op Over(Func<Graph, Graph> rewrite) => this;

    /// <summary>The result of this op on these inputs; throws <see cref="ShapeException"/> where they do not fit.</summary>
    public Expr Apply(params ImmutableArray<Expr> inputs) => Expr.Of(this, inputs)[0];

    /// <inheritdoc/>
    public sealed override string ToString() => Term.Of(this).ToString();
}
