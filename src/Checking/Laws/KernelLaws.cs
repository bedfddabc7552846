using System.Collections.Immutable;
using Functional.Nn.Ops;

namespace Functional.Nn.Checking;

/// <summary>The laws of shapes and values.</summary>
internal static class KernelLaws
{
    private const double SinglePrecision = 1.0 / (1 << 23);

    /// <summary>For them every chain is worth a loop of its own.</summary>
    private static readonly Workers Chaining = new(1, worthSharing: 0);

    public static IEnumerable<OpLaw> All { get; } =
    [
        OpLaw.Of("Infer answers an error for inputs that do not fit, and never throws", Refuses),
        OpLaw.Of("Compute writes every element of every result, and none of its inputs", WritesAll),
        OpLaw.Of("Compute gives the same bits wherever its memory stands", Anywhere),
        OpLaw.Of("an elementwise op is the same on a part, and where its result stands in an input's place", InPlace),
        OpLaw.Of("an elementwise op has the same bits in a chain with another", InChain),
        OpLaw.Of("parts that are computed one by one have the bits of the whole", InParts),
        OpLaw.Of("what it prepares computes the bits of Compute, again and again", Prepared),
        OpLaw.Of("a view is its input as it stands", View),
        OpLaw.Of("with a symbolic extent, values and adjoints are the same", Symbolic),
        OpLaw.Of("float agrees with double", Single),
    ];

    /// <summary>What is asked of this library's own ops.</summary>
    public static OpLaw AllocatesNothing { get; } = OpLaw.Of("what it prepares allocates nothing when it runs again", Thrift);

    private static IEnumerable<Finding> Refuses(Trial t)
    {
        if (t.Inputs is [])
            return [];
        var types = ImmutableArray.CreateRange(t.Inputs, x => x.Type);
        foreach (var wrong in Wrong(types))
            _ = t.Case.Op.Infer(wrong);
        return t.Case.Op.Infer([]).Types.IsLeft ? [] : [new("a shape error for no inputs", "a type")];
    }

    private static IEnumerable<ImmutableArray<TensorType>> Wrong(ImmutableArray<TensorType> types) =>
    [
        types.Add(types[0]),
        types.RemoveAt(types.Length - 1),
        .. types.Select((type, i) => types.SetItem(i, type with { Kind = type.Kind is Kind.Real ? Kind.Index : Kind.Real })),
        .. types.Select((type, i) => types.SetItem(i, type with { Shape = Shape.Scalar })),
        .. types.Select((type, i) => types.SetItem(i, type with { Shape = type.Shape.Concat([5]) })),
        .. types.Select((type, i) => types.SetItem(i, type with { Shape = Shape.Of([.. type.Shape.Select((_, axis) => Dim.Symbolic($"s{axis}"))]) })),
    ];

    private static IEnumerable<Finding> WritesAll(Trial t)
    {
        if (t.Case.Op is VarOp)
            return [];
        var normal = t.Values<double>(t.Results, Env.Empty);
        var inputs = t.Case.Inputs.Select(Copied).ToImmutableArray();
        var results = normal.Select(Garbage).ToImmutableArray();
        var symbols = Symbols.Of<double>(Graph.Of(t.Results), t.Env).OrThrow();
        t.Case.Op.Compute(new Call<double>(t.Case.Op, inputs.Select(Block).ToArray(), results.Select(Block).ToArray(), symbols, Part.Whole));
        return
        [
            .. normal.Zip(results, (expected, found) => Comparison.Same("into memory full of garbage, result", expected, found)).SelectMany(f => f),
            .. t.Case.Inputs.Zip(inputs, (expected, found) => Comparison.Same("unchanged input", expected, found)).SelectMany(f => f),
        ];
    }

    /// <summary>Libraries that align what they read sum in another order, or take another formula, at another address.</summary>
    private static IEnumerable<Finding> Anywhere(Trial t)
    {
        if (t.Case.Op is VarOp)
            return [];
        var expected = t.Values<double>(t.Results, Env.Empty);
        var symbols = Symbols.Of<double>(Graph.Of(t.Results), t.Env).OrThrow();
        return Enumerable.Range(1, 3).SelectMany(shift =>
        {
            var results = expected.Select(result => Shifted(result, 2 * shift)).ToArray();
            t.Case.Op.Compute(new Call<double>(t.Case.Op, t.Case.Inputs.Select(input => Shifted(input, shift)).ToArray(), results, symbols, Part.Whole));
            return expected.Zip(results, (whole, found) => Comparison.Same($"{shift} numbers further, result", whole, Held(found))).SelectMany(f => f);
        });
    }

    private static Block<double> Shifted(Tensor tensor, int shift) => tensor is Tensor<int> index
        ? new(tensor.Type, default, ((int[])[.. new int[shift], .. index.Span]).AsMemory(shift))
        : new(tensor.Type, ((double[])[.. new double[shift], .. tensor.To<double>().Span]).AsMemory(shift), default);

    private static Tensor Held(Block<double> block) => block.Type.Kind is Kind.Index ? Tensor.Of<int>(block.Type.Shape, block.Indices.Span) : Tensor.Of<double>(block.Type.Shape, block.Reals.Span);

    private static IEnumerable<Finding> InPlace(Trial t)
    {
        if (!t.Case.Op.IsElementwise)
            return [];
        var expected = t.Values<double>(t.Results, Env.Empty)[0];
        var symbols = Symbols.Of<double>(Graph.Of(t.Results), t.Env).OrThrow();
        var middle = expected.Length / 2;
        return t.Case.Inputs.SelectMany((_, place) =>
        {
            var inputs = t.Case.Inputs.Select(Copied).Select(Block).ToArray();
            foreach (var part in new[] { ..middle, middle.. })
            {
                Block<double>[] parts = [.. inputs.Select(input => new Block<double>(input.Type, input.Reals[part], default))];
                t.Case.Op.Compute(new Call<double>(t.Case.Op, parts, [parts[place]], symbols, Part.Whole));
            }

            return Comparison.Same($"in two parts, in the place of input {place}, result", expected, Tensor.Of(expected.Shape, inputs[place].Reals.Span));
        });
    }

    private static IEnumerable<Finding> InChain(Trial t)
    {
        if (!t.Case.Op.IsElementwise)
            return [];
        var y = t.Results[0];
        var chained = Graph.Of(y, y * y);
        return chained.Evaluate<double>(t.Env).OrThrow().Zip(new Program<double>(chained, null, Chaining).Run(t.Env).OrThrow(), (expected, found) => Comparison.Same("before its square, value", expected, found)).SelectMany(f => f);
    }

    private static IEnumerable<Finding> InParts(Trial t)
    {
        if (Parts(t) is var parts && parts <= 1)
            return [];
        var expected = t.Values<double>(t.Results, Env.Empty);
        var symbols = Symbols.Of<double>(Graph.Of(t.Results), t.Env).OrThrow();
        var results = expected.Select(Garbage).Select(Block).ToArray();
        var cut = 1 + (parts / 3);
        foreach (var part in new Part[] { new(cut, parts - cut), new(0, cut) })
            t.Case.Op.Compute(new Call<double>(t.Case.Op, t.Case.Inputs.Select(Copied).Select(Block).ToArray(), results.Select(result => Cut(result, part, parts)).ToArray(), symbols, part));
        return expected.Zip(results, (whole, found) => Comparison.Same($"in parts of {parts - cut} and {cut}, result", whole, Held(found))).SelectMany(f => f);
    }

    private static Block<double> Cut(Block<double> whole, Part part, int parts) =>
        whole.Type.Shape.Size / parts is var size ? whole.Of(whole.Type, part.First * size, part.Count * size) : whole;

    private static IEnumerable<Finding> Prepared(Trial t)
    {
        if (t.Case.Op is VarOp)
            return [];
        var expected = t.Values<double>(t.Results, Env.Empty);
        var symbols = Symbols.Of<double>(Graph.Of(t.Results), t.Env).OrThrow();
        var all = new Part(0, Parts(t));
        var kernel = t.Case.Op.Prepare<double>([.. t.Inputs.Select(x => x.Type)], [.. t.Results.Select(y => y.Type)]);
        var (inputs, results) = (t.Case.Inputs.Select(Copied).Select(Block).ToArray(), expected.Select(Garbage).Select(Block).ToArray());
        return Enumerable.Range(1, 2).SelectMany(run =>
        {
            foreach (var result in results)
            {
                result.Reals.Span.Fill(double.NaN);
                result.Indices.Span.Fill(int.MinValue);
            }

            kernel(new Call<double>(t.Case.Op, inputs, results, symbols, all));
            return expected.Zip(results, (whole, found) => Comparison.Same($"prepared, run {run}, result", whole, Held(found))).SelectMany(f => f);
        });
    }

    private static IEnumerable<Finding> Thrift(Trial t)
    {
        if (t.Case.Op is VarOp)
            return [];
        var symbols = Symbols.Of<double>(Graph.Of(t.Results), t.Env).OrThrow();
        var all = new Part(0, Parts(t));
        var kernel = t.Case.Op.Prepare<double>([.. t.Inputs.Select(x => x.Type)], [.. t.Results.Select(y => y.Type)]);
        var (inputs, results, before) = (t.Case.Inputs.Select(Copied).Select(Block).ToArray(), t.Values<double>(t.Results, Env.Empty).Select(Garbage).Select(Block).ToArray(), 0L);
        for (var run = 0; run < 3; run++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            kernel(new Call<double>(t.Case.Op, inputs, results, symbols, all));
        }

        return GC.GetAllocatedBytesForCurrentThread() - before is > 0 and var bytes ? [new("nothing allocated by the third run", $"{bytes} bytes")] : [];
    }

    private static IEnumerable<Finding> View(Trial t) => !t.Case.Op.IsView ? []
        : t.Values<double>(t.Results, Env.Empty) is [var y] && t.Case.Inputs is [var x] ? Comparison.Same("elements", x is Tensor<int> index ? index.Reshape([x.Length]) : x.To<double>().Reshape([x.Length]), y is Tensor<int> same ? same.Reshape([y.Length]) : y.To<double>().Reshape([y.Length]))
        : [new("one input and one result", $"{t.Case.Inputs.Length} and {t.Results.Length}")];

    private static IEnumerable<Finding> Symbolic(Trial t)
    {
        var (us, u) = t.Random("u", t.Outputs);
        return Variants.Symbolic(t.Case.Op, [.. t.Inputs.Select(x => x.Type)]).SelectMany(variant =>
        {
            ImmutableArray<Expr> inputs = [.. variant.Inputs.Select((type, i) => Expr.Var($"x{i}", type))];
            var results = Expr.Of(variant.Op, inputs);
            var outputs = results.RemoveAll(y => y.Kind is not Kind.Real);
            ImmutableArray<Expr> cotangents = [.. outputs.Select((y, i) => Expr.Var($"u{i}", y.Type))];
            var known = results.AddRange(t.Outputs is [] ? [] : Reverse.Pull(outputs, cotangents, inputs.RemoveAll(x => x.Kind is not Kind.Real)));
            var given = u + Env.Of(inputs.Select((x, i) => ($"x{i}", t.Case.Inputs[i])));
            return Comparison.Compare($"{variant.Op} with {ShapeRules.Listed(variant.Inputs)}: value", t.Values<double>(t.Results.AddRange(Reverse.Pull(t.Outputs, us, t.Wrt)), u), t.Values<double>(known, given), 0);
        });
    }

    /// <summary>|y32 - y64| ≤ 256 ε max(|y64|, max |x|, max |y|), at inputs that float holds exactly; and so for adjoints.</summary>
    private static IEnumerable<Finding> Single(Trial t)
    {
        if (t.Case.Smoothness is Smoothness.Jump)
            return [];
        var (us, u) = t.Random("u", t.Outputs);
        var exact = Trial.Typed<double>(Trial.Typed<float>(t.Env + u));
        var exprs = t.Results.AddRange(Reverse.Pull(t.Outputs, us, t.Wrt));
        var (doubles, floats) = (t.Values<double>(exprs, exact), t.Values<float>(exprs, exact));
        return Comparison.Compare("in float, value", doubles, floats, 256 * SinglePrecision, Math.Max(1, Comparison.Largest([.. doubles, .. t.Case.Inputs])));
    }

    private static int Parts(Trial t) => t.Case.Op.Parts([.. t.Inputs.Select(x => x.Type)], [.. t.Results.Select(y => y.Type)]);

    private static Tensor Copied(Tensor tensor) => tensor is Tensor<int> index ? Tensor.Of(index.Shape, index.Span) : Tensor.Of(tensor.Shape, tensor.To<double>().Span);

    private static Tensor Garbage(Tensor tensor) => tensor.Kind is Kind.Index ? Tensor.Fill(tensor.Shape, int.MinValue) : Tensor.Fill(tensor.Shape, double.NaN);

    private static Block<double> Block(Tensor tensor) => new(tensor.Type, (tensor as Tensor<double>)?.Storage, (tensor as Tensor<int>)?.Storage);
}
