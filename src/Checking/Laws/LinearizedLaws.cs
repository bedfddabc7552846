using System.Collections.Immutable;

namespace Functional.Nn.Checking;

/// <summary>The laws of the pushforward and of second order.</summary>
internal static class LinearizedLaws
{
    public static IEnumerable<OpLaw> All { get; } =
    [
        OpLaw.Of("⟨u, J v⟩ = ⟨Jᵀ u, v⟩", Adjoint),
        OpLaw.Of("the remainder f(x + h v) - f(x) - h J v falls as h²", Taylor),
        OpLaw.Of("the pullback of the pullback agrees with differences of the pullback", SecondOrder),
        OpLaw.Of("the Hessian of ⟨u, f⟩ is symmetric, forward over reverse equals reverse over reverse", Symmetric),
    ];

    private static IEnumerable<Finding> Adjoint(Trial t)
    {
        var ((us, u), (vs, v)) = (t.Random("u", t.Outputs), t.Random("v", t.Moving));
        var at = u + v;
        var left = Comparison.Inner(t.Values(us, at), t.Values(Linearized.Push(t.Outputs, t.Moving, vs), at));
        var right = Comparison.Inner(t.Values(Reverse.Pull(t.Outputs, us, t.Moving), at), t.Values(vs, at));
        return Equal("⟨u, J v⟩", left, right, 1e-12);
    }

    /// <summary>R(h) at coarse h gives the C of R(h) ≤ C h²; at fine h the remainder keeps below it. A wrong slope makes it fall as h.</summary>
    private static IEnumerable<Finding> Taylor(Trial t)
    {
        if (t.Case.Smoothness is not Smoothness.Smooth || t.Moving.Sum(x => x.Shape.Size) == 0 || t.Outputs is [])
            return [];
        var direction = Env.Of(t.Wrt.Select((x, i) => ($"v{i}", (Tensor)Direction(t, x, i))));
        var jv = t.Values(Linearized.Push(t.Outputs, t.Wrt, t.Random("v", t.Wrt).Exprs), direction);
        var start = t.Values(t.Outputs, Env.Empty);
        var noise = 1e-14 * (Comparison.Largest(start) + Comparison.Largest(jv) + Comparison.Largest(t.Case.Inputs));
        double[] coarse = [.. Enumerable.Range(5, 4).Select(k => Remainder(Math.ScaleB(1, -k)) / Math.ScaleB(1, -2 * k))];
        return
            from h in new[] { Math.ScaleB(1, -11), Math.ScaleB(1, -12) }
            let bound = (4 * coarse.Where(double.IsFinite).DefaultIfEmpty().Max() * h * h) + noise
            where !(Remainder(h) <= bound)
            select new Finding($"a remainder of at most {Comparison.Number(bound)} at h = {Comparison.Number(h)}", Comparison.Number(Remainder(h)));

        double Remainder(double h) => start.Zip(Moved(t, direction, h), (a, b) => (a, b)).Zip(jv, (p, d) =>
            Enumerable.Range(0, d.Length).Select(i => Math.Abs(p.b.Span[i] - p.a.Span[i] - (h * d.Span[i]))).DefaultIfEmpty().Max()).Max();
    }

    private static IEnumerable<Finding> SecondOrder(Trial t)
    {
        if (t.Case.Smoothness is not Smoothness.Smooth || t.Outputs is [] || t.Moving is [])
            return [];
        var (us, u) = t.Random("u", t.Outputs);
        return PullbackLaws.Checked(t, Reverse.Pull(t.Outputs, us, t.Moving), t.Env + u, [.. t.Moving.Concat(us).Select(x => ((VarOp)x.Op).Variable)]);
    }

    private static IEnumerable<Finding> Symmetric(Trial t)
    {
        if (t.Case.Smoothness is not Smoothness.Smooth)
            return [];
        var ((us, u), (vs, v), (ws, w)) = (t.Random("u", t.Outputs), t.Random("v", t.Moving), t.Random("w", t.Moving));
        var (at, gradients) = (u + v + w, Reverse.Pull(t.Outputs, us, t.Moving));
        var (forward, reverse) = (t.Values<double>(Linearized.Push(gradients, t.Moving, vs), at), t.Values<double>(Reverse.Pull(gradients, vs, t.Moving), at));
        var (vHw, wHv) = (Comparison.Inner(t.Values(vs, at), t.Values(Reverse.Pull(gradients, ws, t.Moving), at)), Comparison.Inner(t.Values(ws, at), t.Values(Reverse.Pull(gradients, vs, t.Moving), at)));
        return [.. Comparison.Compare("reverse over reverse, H v", reverse, forward, 1e-11, Math.Max(1, Comparison.Largest(reverse))), .. Equal("⟨v, H w⟩", vHw, wHv, 1e-11)];
    }

    private static IEnumerable<Finding> Equal(string what, (double Sum, double Size) left, (double Sum, double Size) right, double relative) =>
        Math.Abs(left.Sum - right.Sum) <= relative * Math.Max(1, left.Size + right.Size) ? [] : [new($"{what} = {Comparison.Number(left.Sum)}", Comparison.Number(right.Sum))];

    private static Tensor<double> Direction(Trial t, Expr x, int i) =>
        t.Env[((VarOp)x.Op).Variable].To<double>() is var at && Points.Signed(x.Shape, t.Case.Key.Fold("taylor").Fold(i)) is var signs && t.Moving.Contains(x, ReferenceEqualityComparer.Instance)
            ? Tensor.Generate(x.Shape, k => signs.Span[k] * Probe.Step(at.Span[k]))
            : Tensor.Fill(x.Shape, 0.0);

    private static ImmutableArray<Tensor<double>> Moved(Trial t, Env direction, double h) => t.Values(t.Outputs, Env.Of(t.Wrt.Select((x, i) =>
    {
        var (name, v) = (((VarOp)x.Op).Variable, direction[$"v{i}"].To<double>());
        var at = t.Env[name].To<double>();
        return (name, (Tensor)Tensor.Generate(at.Shape, k => at.Span[k] + (h * v.Span[k])));
    })));
}
