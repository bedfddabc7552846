using System.Collections.Immutable;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using LanguageExt;
using Xunit;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Properties;

/// <summary>Tests that could not fail. The whole answer is the gate: <c>docs/mutation-gate.md</c>.</summary>
public sealed class TestsThemselvesTests
{
    private static readonly Expr X = Input("x", [2, 3]);
    private static readonly Env At = Points.Draw(Graph.Of(X), 7);

    /// <summary>Ops that hold no formula of values: what they do is told by shapes and positions.</summary>
    private static readonly Type[] Wires = [typeof(VarOp), typeof(ParamOp), typeof(FrozenOp), typeof(StateOp), typeof(ConstantOp), typeof(ExtentOp), typeof(InTrainingOp), typeof(StopGradientOp), typeof(ToRealOp)];

    /// <summary>Ops whose values other tests compare with formulas: <see cref="LogicTests"/>, <see cref="RandomLayerTests"/>, <see cref="SimplifyTests"/>.</summary>
    private static readonly Type[] Elsewhere = [typeof(GreaterOrEqualOp), typeof(HypotOp), typeof(RemainderOp), typeof(UniformOp), typeof(MultiplyAddOp), typeof(OuterSumOp)];

    /// <summary>Grenade: norms of gradients were compared.</summary>
    [Fact]
    public void A_wrong_sign_was_not_seen() =>
        Assert.False(GradientCheck.Run(new MutantOp(new TanhOp(), Mutation.Negated).Apply(X), At, 1).OrThrow().Passed);

    /// <summary>AiDotNet PR 455: a tolerance of 1.5.</summary>
    [Fact]
    public void The_tolerance_was_larger_than_the_gradient()
    {
        Assert.False(GradientCheck.Run(new SlightlyWrongOp().Apply(X), At, 1, 1e-8).OrThrow().Passed);
        Assert.True(GradientCheck.Run(new RightOp().Apply(X), At, 1, 1e-8).OrThrow().Passed);
        Assert.True(new GradientOptions().Tolerance <= 1e-6);
    }

    [Fact]
    public void One_wrong_element_among_thousands_was_not_seen()
    {
        var x = Expr.Var("x", Shape.Of(4000));
        var wrong = Join(0, new MutantOp(new SinOp(), Mutation.Doubled).Apply(Slice(x, 0, 0, 1)), Slice(x, 0, 1, 3999) | Tanh);
        Assert.False(GradientCheck.Run(wrong, Points.Draw(Graph.Of(x), 3), 1).OrThrow().Passed);
    }

    /// <summary>Bounds scaled by the largest element.</summary>
    [Fact]
    public void A_small_gradient_beside_a_large_one_was_not_seen()
    {
        var x = Expr.Var("x", Shape.Of(2));
        Expr Beside(Op op) => Join(0, 1e9 * Slice(x, 0, 0, 1), 1e-3 * op.Apply(Slice(x, 0, 1, 1)));
        Assert.True(GradientCheck.Run(Beside(new SinOp()), Points.Draw(Graph.Of(x), 3), 1).OrThrow().Passed);
        Assert.False(GradientCheck.Run(Beside(new MutantOp(new SinOp(), Mutation.Doubled)), Points.Draw(Graph.Of(x), 3), 1).OrThrow().Passed);
    }

    /// <summary>AiDotNet 1949.</summary>
    [Fact]
    public void A_new_mask_was_drawn_for_each_difference()
    {
        Battery.Notices(OpCases.Unary(OpCases.Always(new DrawsAnewOp()), Elements.NonZero), "Compute writes every element");
        Battery.Notices<DropoutOp>(op => new MutantOp(op, Mutation.Doubled), "agrees with differences");
    }

    /// <summary>AiDotNet.Tensors PR 960: values that both sides got from one kernel. Differences cannot tell, values from elsewhere can.</summary>
    [Fact]
    public void The_fused_was_compared_with_the_fused()
    {
        var wrong = new MutantOp(new SquareOp(), Mutation.None).Apply(2.0 * X);
        Assert.True(GradientCheck.Run(wrong, At, 1).OrThrow().Passed);
        var compared = ReferenceFiles.OpCases.DistinctBy(c => (c.Op, string.Join(' ', c.Inputs.Values.Select(x => x.Value.Shape))))
            .SelectMany(c => ReferenceOps.Find(c.Op) is { } outputs ? WithGradients(c, outputs(c)).Nodes.Select(node => node.Op.GetType()) : []);
        Assert.Equal([], OpGenerators.Ops(typeof(Op).Assembly, typeof(ReluOp).Assembly).Except(compared).Except(Curves.All.Select(curve => curve.Op.GetType())).Except(Wires).Except(Elsewhere).Select(op => op.Name));
    }

    private static Graph WithGradients(ReferenceCase given, ImmutableArray<Expr> outputs)
    {
        var pulled = outputs.Where((_, i) => given.Cotangents.ContainsKey(given.Outputs.Keys.ElementAt(i))).ToImmutableArray();
        return Graph.Of([.. outputs, .. Reverse.Pull(pulled, [.. pulled.Select((y, i) => Expr.Var($"u{i}", y.Type))], [.. given.Gradients.Keys.Select(name => given[name])])]);
    }
}

/// <summary>x or 0, as it comes.</summary>
public sealed record DrawsAnewOp : TwiceOp
{
    private static int drawn;

    public override void Compute<T>(Call<T> call)
    {
        var mask = Interlocked.Increment(ref drawn);
        for (var i = 0; i < call.Result.Length; i++)
            call.Result[i] = (i + mask) % 2 == 0 ? T.Zero : call[0][i] + call[0][i];
    }
}
