using System.Collections.Immutable;
using System.Runtime.InteropServices;
using LanguageExt;

namespace Functional.Nn;

/// <summary>
/// An immutable expression: one result of one op applied to inputs. Sharing is by reference, equality by structure; both, and
/// everything that is done with expressions, take time linear in the nodes and no stack.
/// </summary>
public sealed class Expr : IEquatable<Expr>
{
    private readonly int application;
    private readonly Expr[]? several;

    private Expr(Op op, ImmutableArray<Expr> inputs, ImmutableArray<TensorType> results, int index, int application, Expr[]? several) =>
        (Op, Inputs, ResultTypes, ResultIndex, this.application, this.several) = (op, inputs, results, index, application, several);

    /// <summary>The operation.</summary>
    public Op Op { get; }

    /// <summary>What it is applied to.</summary>
    public ImmutableArray<Expr> Inputs { get; }

    /// <summary>The types of all results of the application.</summary>
    public ImmutableArray<TensorType> ResultTypes { get; }

    /// <summary>Which of the op's results this is; 0 for nearly all ops.</summary>
    public int ResultIndex { get; }

    /// <summary>Shape and kind.</summary>
    public TensorType Type => ResultTypes[ResultIndex];

    /// <summary>The extents.</summary>
    public Shape Shape => Type.Shape;

    /// <summary>Real numbers or integers.</summary>
    public Kind Kind => Type.Kind;

    /// <summary>The results of <paramref name="op"/> on these inputs; throws <see cref="ShapeException"/> where they do not fit.</summary>
    public static ImmutableArray<Expr> Of(Op op, ImmutableArray<Expr> inputs) =>
        TryOf(op, inputs).Match(Right: results => results, Left: error => throw new ShapeException(error));

    /// <summary>The results of <paramref name="op"/> on these inputs, or why they do not fit. Arguments of ops know no -0: it is 0.</summary>
    public static Either<ShapeError, ImmutableArray<Expr>> TryOf(Op op, ImmutableArray<Expr> inputs) => Fitted(Term.Unsigned(op), inputs);

    private static Either<ShapeError, ImmutableArray<Expr>> Fitted(Op op, ImmutableArray<Expr> inputs) =>
        Limits.Broken(op).FirstOrDefault() is { } broken ? broken
        : op.Infer(ImmutableArray.CreateRange(inputs, x => x.Type)) is var found && (found.Error ?? TooLarge(op, found.Results)) is { } error ? error
        : Results(op, inputs, found.Results);

    /// <summary>Real numbers that are an input of the graph, to be bound by name when it is evaluated.</summary>
    public static Expr Var(string name, TensorType type) => new VarOp(name, type).Apply();

    /// <summary>A number.</summary>
    public static Expr Constant(double value) => new ConstantOp(Tensor.Scalar(value)).Apply();

    /// <summary>A fixed tensor: of integers an index, of anything else real numbers.</summary>
    public static Expr Constant(Tensor value) => new ConstantOp(value).Apply();

    /// <summary>The same number everywhere.</summary>
    public static Expr Fill(Shape shape, double value) => Constant(value).BroadcastTo(shape);

    /// <summary>This expression read in a larger shape; see <see cref="Shape.BroadcastsTo"/>.</summary>
    public Expr BroadcastTo(Shape shape) => Shape == shape ? this : new BroadcastToOp(shape).Apply(this);

    /// <summary>The transpose of <see cref="BroadcastTo"/>: sums what broadcasting from <paramref name="shape"/> repeats.</summary>
    public Expr SumTo(Shape shape) => Shape == shape ? this : new SumToOp(shape).Apply(this);

    /// <summary>A number.</summary>
    public static implicit operator Expr(double value) => Constant(value);

    /// <summary>The sum; shapes broadcast.</summary>
    public static Expr operator +(Expr left, Expr right) => new AddOp().Broadcast(left, right);

    /// <summary>Equal structure: the same ops on the same inputs, shared or not.</summary>
    public bool Equals(Expr? other) =>
        ReferenceEquals(this, other) || (other is not null && application == other.application && ResultIndex == other.ResultIndex && Graph.Of(this).Equals(Graph.Of(other)));

    /// <summary>All results of the application.</summary>
    internal ImmutableArray<Expr> Siblings => several is null ? [this] : ImmutableCollectionsMarshal.AsImmutableArray(several);

    /// <summary>The hash code that all results of the application share.</summary>
    internal int ApplicationCode => application;

    /// <summary>All results of the same application on equal inputs that stand elsewhere.</summary>
    internal ImmutableArray<Expr> ResultsOn(ImmutableArray<Expr> inputs) =>
        inputs.AsSpan().SequenceEqual(Inputs.AsSpan(), ReferenceEqualityComparer.Instance) ? Siblings : Results(Op, inputs, ResultTypes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Expr);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(application, ResultIndex);

    /// <summary>Equal structure.</summary>
    public static bool operator ==(Expr? left, Expr? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Different structure.</summary>
    public static bool operator !=(Expr? left, Expr? right) => !(left == right);

    private static ImmutableArray<Expr> Results(Op op, ImmutableArray<Expr> inputs, ImmutableArray<TensorType> types)
    {
        var application = inputs.Aggregate(op.GetHashCode(), (code, input) => HashCode.Combine(code, input.application, input.ResultIndex));
        if (types.Length == 1)
            return [new(op, inputs, Shared(inputs, types), 0, application, null)];
        var several = new Expr[types.Length];
        for (var index = 0; index < several.Length; index++)
            several[index] = new(op, inputs, types, index, application, several);
        return ImmutableCollectionsMarshal.AsImmutableArray(several);
    }

    /// <summary>The array of the first input, where it holds the same: most ops keep the type, and graphs are large.</summary>
    private static ImmutableArray<TensorType> Shared(ImmutableArray<Expr> inputs, ImmutableArray<TensorType> types) =>
        inputs is [{ ResultTypes: [var type] } first, ..] && type == types[0] ? first.ResultTypes : types;

    private static ShapeError? TooLarge(Op op, ImmutableArray<TensorType> types)
    {
        foreach (var type in types)
            if (type.Shape.Elements > Array.MaxLength)
                return new ShapeError($"{op.Name}: too large") { Expected = $"at most {Array.MaxLength} elements", Found = $"{type}" };
        return null;
    }

    /// <summary>The outermost op and the type; <see cref="Print"/> lists the whole.</summary>
    public override string ToString() => $"{Op} : {Type}";
}
