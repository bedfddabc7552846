using System.Collections.Immutable;
using System.Numerics;

namespace Functional.Nn.Checking;

/// <summary>A case as expressions at a point: the op applied to variables x0, x1, ... that are bound to its inputs.</summary>
internal sealed class Trial
{
    public Trial(OpCase @case)
    {
        Case = @case;
        Inputs = [.. @case.Inputs.Select((input, i) => Expr.Var($"x{i}", input.Type))];
        Results = Expr.Of(@case.Op, Inputs);
        Outputs = Results.RemoveAll(y => y.Kind is not Kind.Real);
        Wrt = @case.Op is VarOp ? Outputs : Inputs.RemoveAll(x => x.Kind is not Kind.Real);
        Env = Points.Draw(Graph.Of(Results), @case.Key).With(@case.Inputs.Select((input, i) => ($"x{i}", input)));
    }

    public OpCase Case { get; }

    /// <summary>A variable for each input.</summary>
    public ImmutableArray<Expr> Inputs { get; }

    /// <summary>The results of the op.</summary>
    public ImmutableArray<Expr> Results { get; }

    /// <summary>The results that are real numbers.</summary>
    public ImmutableArray<Expr> Outputs { get; }

    /// <summary>The inputs that are real numbers; of a variable, itself.</summary>
    public ImmutableArray<Expr> Wrt { get; }

    /// <summary>The inputs that differences are taken in.</summary>
    public ImmutableArray<Expr> Moving => Wrt.RemoveAll(x => Case.Held.Any(held => ReferenceEquals(x, Inputs[held])));

    public Env Env { get; }

    /// <summary>Random signed tensors, one for each expression, as variables and their values.</summary>
    public (ImmutableArray<Expr> Exprs, Env Env) Random(string role, ImmutableArray<Expr> like) => (
        [.. like.Select((e, i) => Expr.Var($"{role}{i}", e.Type))],
        Env.Of(like.Select((e, i) => ($"{role}{i}", (Tensor)Points.Signed(e.Shape, Case.Key.Fold(role).Fold(i))))));

    /// <summary>The values of expressions at the point, with more variables bound.</summary>
    public ImmutableArray<Tensor> Values<T>(ImmutableArray<Expr> exprs, Env more) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Graph.Of(exprs).Evaluate<T>(Typed<T>(Env + more)).OrThrow();

    /// <summary>The values of real expressions at the point, with more variables bound.</summary>
    public ImmutableArray<Tensor<double>> Values(ImmutableArray<Expr> exprs, Env more) =>
        ImmutableArray.CreateRange(Values<double>(exprs, more), v => v.To<double>());

    /// <summary>The environment with real tensors of type T.</summary>
    public static Env Typed<T>(Env env) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Env.Of(env.Select(v => (v.Key, v.Value.Kind is Kind.Index ? v.Value : v.Value.To<T>())));
}
