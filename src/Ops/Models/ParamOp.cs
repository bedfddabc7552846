namespace Functional.Nn.Ops;

/// <summary>A variable that is learned: it knows how it starts.</summary>
/// <param name="Variable">The name: the layer's place and the role, <c>dense1.weight</c>.</param>
/// <param name="Type">The known shape.</param>
/// <param name="Initializer">How it starts.</param>
/// <param name="Fans">The fans that the initialiser goes by.</param>
public sealed record ParamOp(string Variable, TensorType Type, Initializer Initializer, Fans Fans) : KeptOp(Variable, Type)
{
    /// <inheritdoc/>
    public override Tensor<T> Initial<T>(Key key) =>
        Initializer.Draw<T>(key.Fold(Variable), Type.Shape, Fans);
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>A variable for real numbers.</summary>
    public static Expr Input(string name, Shape shape) => Expr.Var(name, shape);

    /// <summary>A variable for data of this type.</summary>
    public static Expr Input(string name, TensorType type) => Expr.Var(name, type);

    /// <summary>A learned variable. Without fans, the first axis is taken as inputs and the last as outputs.
    /// Throws <see cref="ShapeException"/> where the shape is too large or the initialiser gives no finite numbers.</summary>
    public static Expr Param(string name, Shape shape, Initializer initializer, Fans? fans = null) =>
        initializer.Broken.FirstOrDefault() is { } broken ? throw new ShapeException(broken)
        : new ParamOp(name, shape, initializer, fans ?? (shape.Rank == 0 ? new(1, 1) : new(shape[0].Extent, shape[^1].Extent))) is var param && initializer.IsFinite(param.Fans)
        ? param.Apply()
        : throw new ShapeException(new ShapeError("initialiser of a parameter") { Expected = "finite numbers", Found = $"{initializer}" });
}
