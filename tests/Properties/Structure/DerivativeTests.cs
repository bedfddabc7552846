using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Xunit;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

[Properties(MaxTest = 60)]
public sealed class DerivativeTests
{
    private static readonly Arbitrary<ExprCase> Smooth = Arb.From(ExprGenerators.Smooth, c => ExprGenerators.Shrink(c).Where(s => Differentiable(s.Expr)));
    private static readonly Arbitrary<ExprCase> Scalars = Arb.From(ExprGenerators.SmoothScalar, c => ExprGenerators.Shrink(c).Where(s => Differentiable(s.Expr) && s.Expr.Shape == Shape.Scalar));

    [Property]
    public Property Gradients_agree_with_differences(Key key) => Prop.ForAll(Smooth, c =>
        GradientCheck.Run(c.Expr, c.Env, key, 1e-6).OrThrow().Variables.All(v => v.Worst.ForAll(d => d.Verdict is not Verdict.Differs)));

    [Property]
    public Property A_jvp_agrees_with_differences(Key key) => Prop.ForAll(Smooth, c =>
    {
        var directions = Slopes.Directions(c, key);
        return Slopes.Close(Slopes.Along(c, directions), Values(Jvp(c.Expr, c, "d"), Moving(c, directions, "d")), 1e-7);
    });

    [Property]
    public Property A_jvp_is_the_transpose_of_a_vjp(Key key) => Prop.ForAll(Smooth, c =>
    {
        var directions = Slopes.Directions(c, key);
        var u = Slopes.Random(c.Expr.Evaluate<double>(c.Env).OrThrow().Shape, key);
        var forward = Slopes.Dot(u, Jvp(c.Expr, c, "d").Evaluate<double>(Moving(c, directions, "d")).OrThrow());
        var env = c.Env.With("cotangent", u);
        var back = Reverse.Pull([c.Expr], [Input("cotangent", c.Expr.Type)], [.. c.Variables]).Select((g, i) => Slopes.Dot(g.Evaluate<double>(env).OrThrow(), directions[i].Direction)).Sum();
        return Slopes.Close([forward], [back], 1e-11);
    });

    [Property]
    public Property Forward_over_reverse_is_reverse_over_forward_and_differences_of_the_gradient(Key key) => Prop.ForAll(Scalars, c => c.Variables.All(v =>
    {
        var direction = Slopes.Directions(c, key).Single(d => d.Name == Name(v));
        var (d, env) = (Tangent(v, "d"), Moving(c, [direction], "d"));
        var (fr, rf) = (Values(c.Expr.Hvp(v, d), env), Values(c.Expr.Jvp(v, d).Gradient(v), env));
        return Slopes.Close(fr, rf, 1e-10) && Slopes.Close(Slopes.Along(c with { Expr = c.Expr.Gradient(v) }, [direction]), fr, 1e-6);
    }));

    [Property(MaxTest = 30)]
    public Property A_hessian_is_symmetric_and_its_products_are_those_of_hvp(Key key) => Prop.ForAll(Scalars, c => c.Variables.Where(v => v.Shape.IsKnown && v.Shape.Size > 0).All(v =>
    {
        var n = v.Shape.Size;
        var hessian = c.Expr.Hessian(v).Evaluate<double>(v.Shape, c.Env).OrThrow().Reshape([n, n]);
        var d = Slopes.Random(v.Shape, key);
        var product = Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Sum(j => hessian[i, j] * d.Span[j])).ToArray();
        return Slopes.Close(hessian.Span.ToArray(), [.. Enumerable.Range(0, n * n).Select(i => hessian[i % n, i / n])], 1e-10)
            && Slopes.Close(product, Values(c.Expr.Hvp(v, Expr.Constant(d)), c.Env), 1e-10);
    }));

    [Property(MaxTest = 30)]
    public Property The_columns_of_a_jacobian_are_jvps() => Prop.ForAll(Smooth, c => !c.Expr.Shape.IsKnown || c.Variables.Where(v => v.Shape.IsKnown && v.Shape.Size > 0).All(v =>
    {
        var (m, n) = (c.Expr.Shape.Size, v.Shape.Size);
        var jacobian = c.Expr.Jacobian(v).Evaluate<double>(c.Expr.Shape, c.Env).OrThrow();
        Assert.Equal(c.Expr.Shape.Concat(v.Shape), jacobian.Shape);
        return Enumerable.Range(0, n).All(j => Slopes.Close(
            [.. Enumerable.Range(0, m).Select(i => jacobian.Span[(i * n) + j])],
            Values(c.Expr.Jvp(v, Expr.Constant(Tensor.Generate(v.Shape, i => i == j ? 1.0 : 0.0))), c.Env),
            1e-11));
    }));

    [Property]
    public Property Directions_commute_in_nested_jvps(Key key) => Prop.ForAll(Smooth, c =>
    {
        var (u, v) = (Slopes.Directions(c, key.Fold(1)), Slopes.Directions(c, key.Fold(2)));
        var env = Moving(c with { Env = Moving(c, u, "u") }, v, "v");
        var (uv, vu) = (Jvp(Jvp(c.Expr, c, "u"), c, "v"), Jvp(Jvp(c.Expr, c, "v"), c, "u"));
        var differences = Slopes.Along(new(Jvp(c.Expr, c, "u"), Moving(c, u, "u")), v);
        return Slopes.Close(Values(uv, env), Values(vu, env), 1e-10) && Slopes.Close(differences, Values(uv, env), 1e-6);
    });

    [Property]
    public Property Names_of_variables_do_not_matter(Key key) => Prop.ForAll(Smooth, c =>
    {
        static string Cotangent(string name) => name switch { "x" => "u0", "w" => "u1", "v" => "u2", _ => "u3" };
        var renamed = Copies.Rename(c, Cotangent);
        var directions = Slopes.Directions(c, key);
        var same = directions.Select(d => (Cotangent(d.Name), d.Direction)).ToImmutableArray();
        return Slopes.Close(Values(Jvp(c.Expr, c, "d"), Moving(c, directions, "d")), Values(Jvp(renamed.Expr, renamed, "u"), Moving(renamed, same, "u")), 0);
    });

    [Property]
    public Property A_gradient_in_a_part_is_that_of_a_variable_in_its_place(int choice) => Prop.ForAll(Scalars, c =>
    {
        var values = Graph.Of(c.Expr).Values;
        var part = values[(int)((uint)choice % values.Length)];
        var hole = Input("hole", part.Type);
        var filled = Copies.Replace(c.Expr, part, hole);
        var env = c.Env.With("hole", part.Evaluate<double>(c.Env).OrThrow());
        return Slopes.Close(Values(filled.Gradient(hole), env), Values(c.Expr.Gradient(part), c.Env), 1e-12);
    });

    [Property]
    public Property A_gradient_in_several_is_each_of_them(int choice) => Prop.ForAll(Scalars, c =>
    {
        var values = Graph.Of(c.Expr).Values;
        var (a, b) = (values[(int)((uint)choice % values.Length)], values[^1]);
        ImmutableArray<Expr> wrt = [a, b, .. c.Variables, a, Copies.Unshared(a) ?? a];
        var together = c.Expr.Gradient(wrt);
        return together[0] == together[^1] && together[0] == together[^2] && together.Zip(wrt, (g, x) => g.Type == x.Type).All(same => same)
            && together.Zip(wrt, (g, x) => Slopes.Close(Values(g, c.Env), Values(c.Expr.Gradient(x), c.Env), 1e-12)).All(same => same)
            && c.Expr.Gradient(c.Expr) == 1.0;
    });

    [Property]
    public Property A_vjp_is_linear_in_its_cotangent(Key key) => Prop.ForAll(Smooth, c =>
    {
        var shape = c.Expr.Evaluate<double>(c.Env).OrThrow().Shape;
        var (a, b) = (Input("a", c.Expr.Type), Input("b", c.Expr.Type));
        var env = c.Env.With("a", Slopes.Random(shape, key.Fold(1))).With("b", Slopes.Random(shape, key.Fold(2)));
        ImmutableArray<Expr> xs = [.. c.Variables];
        var (both, one, other) = (Reverse.Pull([c.Expr], [(3.0 * a) - b], xs), Reverse.Pull([c.Expr], [a], xs), Reverse.Pull([c.Expr], [b], xs));
        return both.Select((g, i) => (g, (3.0 * one[i]) - other[i])).All(p => Slopes.Close(Values(p.Item2, env), Values(p.g, env), 1e-12))
            && Reverse.Pull([c.Expr], [Expr.Fill(c.Expr.Shape, 0)], xs).All(zero => Values(zero, env).All(z => z == 0));
    });

    [Property]
    public Property Pulling_back_several_outputs_is_the_sum_of_each(Key key) => Prop.ForAll(Smooth, c =>
    {
        var ys = Graph.Of(c.Expr).Values.Where(v => v.Kind is Kind.Real).ToImmutableArray();
        var us = ys.Select((y, i) => Input($"u{i}", y.Type)).ToImmutableArray();
        var values = Graph.Of(ys).Evaluate<double>(c.Env).OrThrow();
        var env = c.Env.With(values.Select((v, i) => ($"u{i}", (Tensor)Slopes.Random(v.Shape, key.Fold(i)))));
        ImmutableArray<Expr> xs = [.. c.Variables];
        var together = Reverse.Pull(ys, us, xs);
        return xs.Select((_, x) => ys.Select((y, i) => Reverse.Pull([y], [us[i]], xs)[x]).Aggregate((a, b) => a + b))
            .Zip(together, (sum, g) => Slopes.Close(Values(sum, env), Values(g, env), 1e-11)).All(same => same);
    });

    [Fact]
    public void A_gradient_in_what_does_not_matter_is_zeros_of_its_shape()
    {
        var (x, other) = (Input("x", [Dim.Batch, 2]), Input("other", [Dim.Symbolic("n"), 3]));
        Assert.Equal(other.Type, Sum(x).Gradient(other).Type);
        Assert.Equal(Tensor.Fill([4, 3], 0.0), Sum(x).Gradient(other).Evaluate<double>(Env.Of(("n", Tensor.Scalar(4)))).OrThrow());
        Assert.Equal(Tensor.Fill([4, 3], 0.0), Sum(x).Jvp(other, other).BroadcastTo([4, 3]).Evaluate<double>(Env.Empty).OrThrow());
        Assert.Equal(x.Type, x.Jvp(other, other).Type);
        Assert.Equal(x.Type, Sum(Sign(x)).Gradient(x).Type);
        Assert.Equal(Tensor.Fill([2, 2], 0.0), Sum(Sign(x)).Gradient(x).Evaluate<double>(Env.Of(("batch", Tensor.Scalar(2)))).OrThrow());
        Assert.Equal(Tensor.Fill([2], 0.0), Expr.Constant(3).Gradient(Input("v", [2])).Evaluate<double>(Env.Empty).OrThrow());
        Assert.Empty(Sum(x).Gradient([]));
    }

    [Fact]
    public void A_gradient_with_respect_to_an_index_is_zeros()
    {
        var target = Input("target", new TensorType([4], Kind.Index));
        var loss = Losses.SoftmaxCrossEntropy.Of(Input("x", [4, 3]), target);
        Assert.Equal(Tensor.Fill([4], 0.0), loss.Gradient(target).Evaluate<double>(Env.Empty).OrThrow());
    }

    [Fact]
    public void One_of_several_results_may_be_used_alone_or_both_or_twice()
    {
        var x = Input("x", [3]);
        var (head, tail) = (Expr.Of(new HalvesOp(1), [x])[0], Expr.Of(new HalvesOp(1), [x])[1]);
        var env = Env.Of(("x", Tensor.Vector(2.0, 3.0, 5.0)));
        Assert.Equal([0, 6, 10], Values(Sum(Square(tail)).Gradient(x), env));
        Assert.Equal([4, 0, 0], Values(Sum(Square(head)).Gradient(x), env));
        Assert.Equal([8, 2, 2], Values((Sum(head * tail) + Sum(tail) - Sum(tail) + (0.0 * Sum(tail * tail))).Gradient(x), env));
        Assert.Equal([0, 2, 2], Values(Sum(tail * 2.0).Gradient(x), env));
        Assert.Equal([2.0, 2.0], Values(Sum(tail * head).Gradient(tail), env));
        Assert.Equal([8.0], Values(Sum(tail * head).Gradient(head), env));
        Assert.Equal([3 * 0.5, 5 * 0.5], Values(tail.Jvp(x, x * 0.5), env));
    }

    [Fact]
    public void A_gradient_of_anything_but_a_scalar_is_an_error()
    {
        var x = Input("x", [2]);
        Assert.Contains("gradient: expected a scalar, found [2]", Assert.Throws<ShapeException>(() => x.Gradient(x)).Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => Reshape(Sum(x), [1]).Gradient(x));
        Assert.Throws<ShapeException>(() => x.Hvp(x, x));
        Assert.Throws<ShapeException>(() => Expr.Constant(Tensor.Scalar(1)).Gradient(x));
        Assert.NotEmpty(Trace.Of<double>(x, Env.Of(("x", Tensor.Vector(1.0, 2.0)))).Errors());
    }

    [Fact]
    public void Cotangents_and_tangents_that_do_not_fit_are_an_error()
    {
        var x = Input("x", [2]);
        Assert.Throws<ShapeException>(() => Reverse.Pull([x], [1.0], [x]));
        Assert.Throws<ShapeException>(() => Reverse.Pull([x, x], [x], [x]));
        Assert.Throws<ShapeException>(() => Reverse.Pull([x], [x, x], [x]));
        Assert.Throws<ShapeException>(() => Reverse.Pull([], [x], [x]));
        Assert.Throws<ShapeException>(() => x.Jvp(x, 1.0));
        Assert.Throws<ShapeException>(() => Linearized.Push([x], [x, x], [x]));
        Assert.Throws<ShapeException>(() => Linearized.Push([x], [x], [x, x]));
        Assert.Throws<ShapeException>(() => Input("i", new TensorType([2], Kind.Index)).Jvp(x, x));
        Assert.Empty(Reverse.Pull([x], [x], []));
    }

    [Property]
    public void A_pullback_that_breaks_its_contract_is_an_error_that_names_the_op(Mischief mischief)
    {
        var (x, i) = (Input("x", [3]), Input("i", new TensorType([3], Kind.Index)));
        Expr Gradient() => Sum(Sin(new MischievousOp(mischief).Apply(Cos(x), i))).Gradient(x);
        if (mischief is Mischief.None)
            Assert.Equal(x.Type, Gradient().Type);
        else
            Assert.Contains("pullback of mischievous", Assert.Throws<ShapeException>(Gradient).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_op_is_not_pulled_back_where_nothing_is_asked_of_it()
    {
        var (x, i) = (Input("x", [3]), Input("i", new TensorType([3], Kind.Index)));
        var wall = new MischievousOp(Mischief.NoAdjoints).Apply(Cos(x), i);
        Assert.Equal(wall.Type, Sum(Sin(wall)).Gradient(wall).Type);
        Assert.Equal(i.Shape, Sum(Sin(wall)).Gradient(Input("y", [3])).Shape);
    }

    private static bool Differentiable(Expr expr) => Graph.Of(expr).Values.All(v => v.Kind is Kind.Real);

    private static string Name(Expr variable) => ((VarOp)variable.Op).Variable;

    private static Expr Tangent(Expr variable, string prefix) => Input($"{prefix}.{Name(variable)}", variable.Type);

    private static Expr Jvp(Expr y, ExprCase of, string prefix) =>
        Linearized.Push([y], [.. of.Variables], [.. of.Variables.Select(v => Tangent(v, prefix))])[0];

    private static Env Moving(ExprCase @case, ImmutableArray<(string Name, Tensor<double> Direction)> directions, string prefix) =>
        @case.Env.With(directions.Select(d => ($"{prefix}.{d.Name}", (Tensor)d.Direction)));

    private static double[] Values(Expr expr, Env env) => expr.Evaluate<double>(env).OrThrow().Span.ToArray();
}
