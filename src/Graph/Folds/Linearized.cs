using System.Collections.Immutable;
using System.Numerics;
using LanguageExt;

namespace Functional.Nn;

/// <summary>
/// Forward mode and second order, composed of <see cref="Reverse"/> alone. The pullback of y is linear in its cotangent u;
/// its own pullback with respect to u is therefore the pushforward, whatever u is: where an op still takes it, 0 stands for it.
/// </summary>
public static class Linearized
{
    /// <summary>The Jacobian-vector product <c>(∂y/∂x) v</c>, of the shape of y.</summary>
    public static Expr Jvp(this Expr y, Expr x, Expr v) => Push([y], [x], [v])[0];

    /// <summary>The Hessian-vector product <c>(∂²y/∂x²) v</c> of a scalar y, of the shape of x.</summary>
    public static Expr Hvp(this Expr y, Expr x, Expr v) => y.Gradient(x).Jvp(x, v);

    /// <summary>The Jacobian-vector products of several outputs in several inputs: for each y, <c>Σᵢ (∂y/∂xᵢ) vᵢ</c>.</summary>
    public static ImmutableArray<Expr> Push(ImmutableArray<Expr> outputs, ImmutableArray<Expr> wrt, ImmutableArray<Expr> tangents)
    {
        var taken = Graph.Of([.. outputs, .. wrt, .. tangents]).Variables.Select(v => v.Variable).ToHashSet();
        var fresh = Enumerable.Range(0, int.MaxValue).Select(i => $"u{i}").Where(name => !taken.Contains(name));
        ImmutableArray<Expr> cotangents = [.. outputs.Zip(fresh, (y, name) => Expr.Var(name, y.Type))];
        var pushed = Graph.Of(Reverse.Pull(Reverse.Pull(outputs, cotangents, wrt), tangents, cotangents));
        return pushed.Substitute(value => pushed.Values[value] is { Op: VarOp variable } u && !taken.Contains(variable.Variable) ? Expr.Fill(u.Shape, 0) : null);
    }

    /// <summary>The rows of the Jacobian: for each element of y, row-major, its gradient, of the shape of x. y has a known shape.</summary>
    public static ImmutableArray<Expr> Jacobian(this Expr y, Expr x) =>
        [.. Enumerable.Range(0, y.Shape.Size).Select(i => Reverse.Pull([y], [Expr.Constant(Unit(y.Shape, i))], [x])[0])];

    /// <summary>The rows of the Hessian of a scalar y: for each element of x, the derivative of its gradient. x has a known shape.</summary>
    public static ImmutableArray<Expr> Hessian(this Expr y, Expr x) => y.Gradient(x).Jacobian(x);

    /// <summary>Rows of one shape, evaluated together as one tensor: the first axes are those of <paramref name="outer"/>.</summary>
    public static Validation<NnError, Tensor<T>> Evaluate<T>(this ImmutableArray<Expr> rows, Shape outer, Env env) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Graph.Of(rows).Evaluate<T>(env).Map(values => Tensor.Of<T>(
            outer.Concat(values.IsEmpty ? [] : values[0].Shape),
            values.SelectMany(v => v.To<T>().Span.ToArray()).ToArray()));

    private static Tensor<double> Unit(Shape shape, int position) => Tensor.Generate(shape, i => i == position ? 1.0 : 0.0);
}
