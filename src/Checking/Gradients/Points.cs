using Functional.Nn.Ops;

namespace Functional.Nn.Checking;

/// <summary>Random points: a value for every variable of a graph, as a function of a key.</summary>
public static class Points
{
    /// <summary>
    /// A point in general position. Real variables get signed numbers of absolute value 0.5 to 1.5; learned ones start as they do in
    /// training and are then moved by up to 0.2, so that no bias stays 0; the index <c>key</c> gets a random key, every other index
    /// zeros and ones; symbolic extents become 2 or 3, and are bound by their names too.
    /// </summary>
    public static Env Draw(Graph graph, Key key) =>
        Env.Of(graph.Symbols.Select(symbol => (symbol, (Tensor)Tensor.Scalar(Extent(symbol, key)))))
        + Env.Of(graph.Variables.Select(variable => (variable.Variable, Value(variable, key.Fold(variable.Variable), key))));

    /// <summary>Signed numbers of absolute value 0.5 to 1.5: cotangents and directions.</summary>
    public static Tensor<double> Signed(Shape shape, Key key) => Tensor.Generate(shape, i => Signed(key, i));

    private static int Extent(string symbol, Key key) => 2 + key.Fold(symbol).Integer(0, 2);

    private static Shape Bind(Shape shape, Key key) => Shape.Of([.. shape.Select(dim => dim.Name is { } symbol ? Extent(symbol, key) : dim)]);

    private static Tensor Value(VarOp variable, Key own, Key key) => (variable, Bind(variable.Type.Shape, key)) switch
    {
        (KeptOp kept, var shape) when kept.Initial<double>(own) is var start =>
            Tensor.Generate(shape, i => start.Span[i] + (0.4 * (own.Fold("jitter").Uniform(i) - 0.5))),
        ({ Variable: "key", Type.Kind: Kind.Index }, { Size: 2 }) => own.ToTensor(),
        ({ Type.Kind: Kind.Index }, var shape) => Tensor.Generate(shape, i => own.Integer(i, 2)),
        (_, var shape) => Signed(shape, own),
    };

    private static double Signed(Key key, int i) => key.Uniform(2 * i) < 0.5 ? -0.5 - key.Uniform((2 * i) + 1) : 0.5 + key.Uniform((2 * i) + 1);
}
