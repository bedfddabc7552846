using System.Collections.Immutable;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Properties;

internal static partial class ReferenceOps
{
    private static IEnumerable<(string Op, Func<ReferenceCase, ImmutableArray<Expr>> Outputs)> Derivatives =>
    [
        ("nth_derivative", c => [.. Enumerable.Range(0, c.Int("orders")).Aggregate(ImmutableArray.Create(Elementary(c.Text("function"), c.X)), (all, _) => all.Add(Sum(all[^1]).Gradient(c.X)))]),
        ("scalar_hessian", c => (Scalar(c.Text("function"), c["p"]), c["p"]) is var (y, p) ? [y, y.Gradient(p), Stack(0, y.Hessian(p)), y.Hvp(p, Expr.Fill(p.Shape, 1)), Sum(Stack(0, y.Hessian(p))).Gradient(p)] : default),
        ("softmax_ce_double_backward", c => (Ops.Losses.SoftmaxCrossEntropy.Of(c["logits"], c["target"]), c["logits"]) is var (y, z)
            ? [y, y.Gradient(z), y.Hvp(z, c["direction"]), Sum(Square(y.Gradient(z))).Gradient(z), Shaped(c, Stack(0, y.Hessian(z)))]
            : default),
        ("stop_gradient", c => MatMul(c.X, c["w"]) is var s && Sum(s * StopGradient(s)) is var loss ? [loss, loss.Gradient(c["w"])] : default),
        ("mlp_second_order", SecondOrder),
    ];

    private static Expr Shaped(ReferenceCase c, Expr hessian) => Reshape(hessian, c.Outputs["hessian"].Shape);

    private static Expr Elementary(string function, Expr x) => function switch
    {
        "log" => Log(x),
        "sqrt" => Sqrt(x),
        "erf" => Erf(x),
        "reciprocal" => Reciprocal(x),
        _ => x | Notation.Parse<Layer>(function.Replace('_', '-')).OrThrow(),
    };

    private static Expr Scalar(string function, Expr p)
    {
        var (a, b) = (IndexAxis(p, 0, 0), IndexAxis(p, 0, 1));
        return function switch
        {
            "rosenbrock" => Square(1.0 - a) + (100.0 * Square(b - Square(a))),
            "sigmoid_chain" => ((a * (b | Tanh)) | Sigmoid) * Exp(a - b),
            "logsumexp" => LogSumExp(p),
            "softplus_sum" => Sum(p | Softplus) * Prod(p),
            "x_pow_4" => Sum(Pow(p, 4)) + (Sin(a) * Pow(b, 3)),
            _ => throw new KeyNotFoundException(function),
        };
    }

    private static ImmutableArray<Expr> SecondOrder(ReferenceCase c)
    {
        string[] names = ["W1", "b1", "W2", "b2"];
        ImmutableArray<Expr> wrt = [.. names.Select(name => c[name])];
        ImmutableArray<Expr> tangents = [.. names.Select(name => c.Other($"tangents.{name}"))];
        var (y, loss) = Mlp(c.X, c["y"]);
        var gradient = loss.Gradient(wrt);
        var flat = Flat(gradient);
        var rows = Enumerable.Range(0, flat.Shape.Size).Select(i => Flat(IndexAxis(flat, 0, i).Gradient(wrt)));
        var each = Enumerable.Range(0, c.X.Shape[0].Extent).Select(row => Mlp(Slice(c.X, 0, row, 1), Slice(c["y"], 0, row, 1)).Loss.Gradient(wrt)).ToArray();
        var first = Slice(c.X, 0, 0, 1);
        Dictionary<string, Expr> all = new()
        {
            ["forward"] = y,
            ["loss"] = loss,
            ["hessian"] = Stack(0, [.. rows]),
            ["jvp_params"] = Linearized.Push([y], wrt, tangents)[0],
            ["jvp_x"] = y.Jvp(c.X, c.Other("x_tangent")),
            ["jacobian_y_x_of_row_0"] = Reshape(Stack(0, Reshape(Mlp(first, Slice(c["y"], 0, 0, 1)).Output, [c["b2"].Shape.Size]).Jacobian(first)), c.Outputs["jacobian_y_x_of_row_0"].Shape),
        };
        var (hvp, vjp) = (Linearized.Push(gradient, wrt, tangents), Reverse.Pull([y], [c.Other("output_cotangent")], wrt));
        foreach (var (name, i) in names.Select((name, i) => (name, i)))
        {
            (all[$"grad_{name}"], all[$"hvp_{name}"], all[$"vjp_{name}"]) = (gradient[i], hvp[i], vjp[i]);
            all[$"per_sample_grad_{name}"] = Stack(0, [.. each.Select(g => g[i])]);
        }

        return [.. c.Outputs.Keys.Select(name => all[name])];

        (Expr Output, Expr Loss) Mlp(Expr x, Expr target) =>
            MatMul(MatMul(x, c["W1"]) + c["b1"] | Tanh, c["W2"]) + c["b2"] is var output ? (output, Ops.Losses.MeanSquaredError.Of(output, target)) : default;
    }

    private static Expr Flat(ImmutableArray<Expr> parts) => Join(0, ImmutableArray.CreateRange(parts, part => Reshape(part, [part.Shape.Size])));
}
