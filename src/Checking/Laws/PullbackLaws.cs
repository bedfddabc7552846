using System.Collections.Immutable;
using Functional.Nn.Ops;

namespace Functional.Nn.Checking;

/// <summary>The laws of first order.</summary>
internal static class PullbackLaws
{
    /// <summary>Where slopes are infinite, and outside of many a domain; a square is still finite.</summary>
    private static readonly double[] Edges = [0, -0.0, 1e-310, -1e-310, 1e-20, -1e-20, 0.5, -0.5, 1, -1, 3, -3, 720, -720, 1e20, -1e20, 1e100, -1e100];

    /// <summary>Where slopes are NaN: for ops that are no sums of products of inputs, in which 0 and ∞ would meet.</summary>
    private static readonly double[] Beyond = [.. Edges, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    public static IEnumerable<OpLaw> All { get; } =
    [
        OpLaw.Of("the pullback answers an adjoint of the right shape for each real input, and none for an index", Answers),
        OpLaw.Of("the pullback is linear in the cotangent", Linear),
        OpLaw.Of("the pullback of a cotangent of 0 is 0 wherever the inputs are", Silent),
        OpLaw.Of("the pullback agrees with differences", Differences),
        OpLaw.Of("the pullback sums over all uses of an input", FanOut),
    ];

    private static IEnumerable<Finding> Answers(Trial t)
    {
        if (t.Outputs is [] || t.Case.Op is VarOp)
            return [];
        var pulled = t.Case.Op.Pullback(new(t.Inputs, t.Results, [.. t.Results.Select(y => Expr.Fill(y.Shape, 1))]));
        return pulled.Length != t.Inputs.Length
            ? [new($"{t.Inputs.Length} adjoints", $"{pulled.Length}")]
            : t.Inputs.Zip(pulled, (input, adjoint) => (input, adjoint)).SelectMany((p, i) => p.adjoint.Match(
                Some: a => p.input.Kind is Kind.Index ? [new Finding($"no adjoint for index input {i}", $"{a.Type}")]
                    : a.Type == p.input.Type ? [] : [new($"an adjoint {p.input.Type} for input {i}", $"{a.Type}")],
                None: () => Array.Empty<Finding>()));
    }

    /// <summary>J^T 0 = 0, J^T 2u = 2 J^T u, J^T (u + v) = J^T u + J^T v.</summary>
    private static IEnumerable<Finding> Linear(Trial t)
    {
        var ((us, u), (vs, v)) = (t.Random("u", t.Outputs), t.Random("v", t.Outputs));
        var at = u + v;
        var (ofU, ofV) = (t.Values<double>(Reverse.Pull(t.Outputs, us, t.Wrt), at), t.Values<double>(Reverse.Pull(t.Outputs, vs, t.Wrt), at));
        var ofSum = t.Values<double>(Reverse.Pull(t.Outputs, [.. us.Zip(vs, (a, b) => a + b)], t.Wrt), at);
        var ofDouble = t.Values<double>(Reverse.Pull(t.Outputs, [.. us.Select(a => a + a)], t.Wrt), at);
        var ofZero = t.Values<double>(Reverse.Pull(t.Outputs, [.. us.Select(a => Expr.Fill(a.Shape, 0))], t.Wrt), at);
        var floor = Math.Max(1, Comparison.Largest([.. ofU, .. ofV]));
        return
        [
            .. Comparison.Compare("of cotangent 0, adjoint", [.. ofZero.Select(z => Tensor.Fill(z.Shape, 0.0))], ofZero, 0),
            .. Comparison.Compare("of a doubled cotangent, adjoint", Sums(ofU, ofU), ofDouble, 1e-13, floor),
            .. Comparison.Compare("of a sum of cotangents, adjoint", Sums(ofU, ofV), ofSum, 1e-12, floor),
        ];
    }

    /// <summary>What has no influence sends nothing back, where slopes are infinite or NaN and outside of the domain too, and neither does what the pullback
    /// made of it: <c>Weigh</c> has no 0 · ∞.</summary>
    private static IEnumerable<Finding> Silent(Trial t)
    {
        var numbers = t.Case.Op is { IsElementwise: true } or ReductionOp or ActivationOp or CumulativeOp or SelectionOp ? Beyond : Edges;
        var edges = Env.Of(t.Wrt.Select(x => (Name(x), (Tensor)Tensor.Generate(x.Shape, i => numbers[t.Case.Key.Fold(Name(x)).Integer(i, numbers.Length)]))));
        var us = ImmutableArray.CreateRange(t.Outputs.Select((y, i) => Expr.Var($"u{i}", y.Type)));
        var none = Env.Of(us.Select(u => (Name(u), (Tensor)Tensor.Fill(u.Shape, 0.0))));
        var first = Reverse.Pull(t.Outputs, us, t.Wrt);
        var second = Reverse.Pull(first, [.. first.Select(adjoint => Expr.Fill(adjoint.Shape, 1.5))], t.Wrt);
        var found = t.Values<double>(first.AddRange(second), edges + none);
        return Comparison.Compare("of cotangent 0, adjoint", [.. found.Select(z => Tensor.Fill(z.Shape, 0.0))], found, 0);
    }

    private static IEnumerable<Finding> Differences(Trial t) =>
        t.Outputs is [] || t.Moving is [] || t.Case.Smoothness is Smoothness.Jump ? [] : Checked(t, t.Outputs, t.Env, [.. t.Moving.Select(Name)]);

    /// <summary>The gradient check of some outputs as findings.</summary>
    public static IEnumerable<Finding> Checked(Trial t, ImmutableArray<Expr> outputs, Env at, ImmutableArray<string> variables)
    {
        var used = Graph.Of(outputs).Variables.Select(v => v.Variable).ToHashSet();
        return !variables.Any(used.Contains) ? [] : GradientCheck.Run(outputs, at, t.Case.Key.Fold("differences"), new()
        {
            Tolerance = 1e-8,
            Smoothness = t.Case.Smoothness,
            Elements = 12,
            Directions = 4,
            Variables = variables.RemoveAll(name => !used.Contains(name)),
        }).Match(
            Succ: report => from row in report.Variables
                            where !row.Passed
                            from worst in row.Worst
                            select new Finding($"{Comparison.Number(worst.Numeric)} ± {Comparison.Number(worst.Uncertainty)} for {row.Variable} at {worst.Position}, by differences", $"{Comparison.Number(worst.Analytic)} ({worst.Verdict})"),
            Fail: errors => errors.Select(e => new Finding("a gradient", e.Message)));
    }

    /// <summary>
    /// Of y used twice with cotangents u and v: J^T (u + v). Of op(x, x): the sum of the adjoints that op(x, x') has for both at
    /// x' = x.
    /// </summary>
    private static IEnumerable<Finding> FanOut(Trial t)
    {
        var ((us, u), (vs, v)) = (t.Random("u", t.Outputs), t.Random("v", t.Outputs));
        var at = u + v;
        var twice = t.Values<double>(Reverse.Pull(t.Outputs.AddRange(t.Outputs), us.AddRange(vs), t.Wrt), at);
        var once = t.Values<double>(Reverse.Pull(t.Outputs, [.. us.Zip(vs, (a, b) => a + b)], t.Wrt), at);
        return [.. Comparison.Compare("of two uses of the result, adjoint", once, twice, 1e-12, Math.Max(1, Comparison.Largest(once))), .. t.Case.Op is VarOp ? [] : Aliased(t, us, at)];
    }

    private static IEnumerable<Finding> Aliased(Trial t, ImmutableArray<Expr> us, Env at) => t.Wrt.GroupBy(x => x.Type).Where(alike => alike.Count() > 1).SelectMany(alike =>
    {
        var (x, names) = (alike.First(), alike.Select(Name).ToHashSet());
        var same = Env.Of(names.Select(name => (name, t.Env[Name(x)])));
        var apart = t.Values<double>(Reverse.Pull(t.Outputs, us, [.. alike]), at + same);
        var results = Expr.Of(t.Case.Op, ImmutableArray.CreateRange(t.Inputs, input => alike.Contains(input, ReferenceEqualityComparer.Instance) ? x : input));
        var together = t.Values<double>(Reverse.Pull(results.RemoveAll(y => y.Kind is not Kind.Real), us, [x]), at);
        return Comparison.Compare($"of one expression as inputs {string.Join(", ", names)}, adjoint", apart.Select(a => ImmutableArray.Create(a)).Aggregate(Sums)[0], together[0], 1e-12, Math.Max(1, Comparison.Largest(apart)));
    });

    private static ImmutableArray<Tensor> Sums(ImmutableArray<Tensor> left, ImmutableArray<Tensor> right) =>
        [.. left.Zip(right, (a, b) => Tensor.Generate(a.Shape, i => a.To<double>().Span[i] + b.To<double>().Span[i]))];

    private static string Name(Expr variable) => ((VarOp)variable.Op).Variable;
}
