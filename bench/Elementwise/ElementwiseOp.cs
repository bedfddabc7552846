using System.Collections.Immutable;
using System.Numerics.Tensors;
using Functional.Nn.Ops;

namespace Functional.Nn.Bench;

/// <summary>What one element costs in an op, and in the library's function where it has one.</summary>
/// <param name="Op">The op.</param>
/// <param name="Positive">Whether it is for numbers above 0.</param>
/// <param name="Primitive">What the library has, of two inputs or one and into a result.</param>
internal sealed record ElementwiseOp(Op Op, bool Positive = false, Action<float[], float[], float[]>? Primitive = null)
{
    /// <summary>The number of elements: in and out they fit into the first cache.</summary>
    public const int Count = 1024;

    /// <summary>The ops that are timed.</summary>
    public static ImmutableArray<ElementwiseOp> All { get; } =
    [
        new(new ExpOp(), Primitive: (x, _, z) => TensorPrimitives.Exp(x, z)),
        new(new LogOp(), Positive: true, (x, _, z) => TensorPrimitives.Log(x, z)),
        new(new TanhOp(), Primitive: (x, _, z) => TensorPrimitives.Tanh(x, z)),
        new(new SigmoidOp(), Primitive: (x, _, z) => TensorPrimitives.Sigmoid(x, z)),
        new(new ErfOp()),
        new(new GeluOp()),
        new(new ReluOp(), Primitive: (x, _, z) => TensorPrimitives.Max(x, 0, z)),
        new(new AddOp(), Primitive: (x, y, z) => TensorPrimitives.Add(x, y, z)),
        new(new MultiplyOp(), Primitive: (x, y, z) => TensorPrimitives.Multiply(x, y, z)),
        new(new SqrtOp(), Positive: true, (x, _, z) => TensorPrimitives.Sqrt(x, z)),
        new(new SoftplusOp()),
        new(new SiluOp()),
    ];

    /// <summary>The kernel on memory in cache, and what the library has.</summary>
    public (Action Ours, Action? Theirs) Runs()
    {
        var (x, y, z) = (Numbers(1), Numbers(2), new float[Count]);
        var type = new TensorType([Count]);
        ImmutableArray<Expr> inputs = [Expr.Var("x", type), .. Op is BinaryOp or AddOp ? (Expr[])[Expr.Var("y", type)] : []];
        var symbols = Symbols.Of<float>(Graph.Of(Op.Apply(inputs)), Env.Of(("x", Tensor.Of<float>([Count], x)), ("y", Tensor.Of<float>([Count], y)))).OrThrow();
        Block<float>[] blocks = [.. new[] { x, y }.Take(inputs.Length).Append(z).Select(memory => new Block<float>(type, memory, default))];
        var kernel = Op.Prepare<float>([.. inputs.Select(_ => type)], [type]);
        return (() => kernel(new Call<float>(Op, blocks.AsSpan(..^1), blocks.AsSpan(^1..), symbols, Part.Whole)), Primitive is null ? null : () => Primitive(x, y, z));
    }

    private float[] Numbers(int salt) => [.. Enumerable.Range(0, Count).Select(i => 4 * MathF.Sin(salt * (i + 1))).Select(v => Positive ? MathF.Abs(v) + 0.01f : v)];
}
