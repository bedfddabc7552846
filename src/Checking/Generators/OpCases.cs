using FsCheck;
using FsCheck.Fluent;

namespace Functional.Nn.Checking;

/// <summary>Generators of cases for ops of usual kinds.</summary>
public static class OpCases
{
    /// <summary>An op on inputs drawn one after the other, each of a type that may depend on those before.</summary>
    public static Gen<OpCase> Of(Op op, params IEnumerable<Gen<Tensor>> inputs) =>
        from drawn in Gen.CollectToArray(inputs)
        from key in TensorGenerators.Keys
        select OpCase.Of(op, [.. drawn]) with { Key = key };

    /// <summary>An op on one real tensor of any shape whose elements are in a domain.</summary>
    public static Gen<OpCase> Unary(Gen<Op> ops, Gen<double> elements) => Elementwise(ops, [elements]);

    /// <summary>An op on real tensors of one shape, of any rank, with a domain for each.</summary>
    public static Gen<OpCase> Elementwise(Gen<Op> ops, params IReadOnlyList<Gen<double>> elements) =>
        from op in ops
        from shape in ShapeGenerators.Known
        from @case in Of(op, elements.Select(e => TensorGenerators.Of(shape, e).Select(t => (Tensor)t)))
        select @case;

    /// <summary>The same op always.</summary>
    public static Gen<Op> Always(Op op) => Gen.Constant(op);

    /// <summary>The cases, at a kink where the elements of the inputs at some place satisfy a condition.</summary>
    public static Gen<OpCase> KinkWhere(this Gen<OpCase> cases, Func<double[], bool> condition) => cases.Select(c => At(c, condition, Smoothness.Kink));

    /// <summary>The cases, at a jump where the elements of the inputs at some place satisfy a condition.</summary>
    public static Gen<OpCase> JumpWhere(this Gen<OpCase> cases, Func<double[], bool> condition) => cases.Select(c => At(c, condition, Smoothness.Jump));

    /// <summary>The cases, with inputs that the op is a step function of.</summary>
    public static Gen<OpCase> Holding(this Gen<OpCase> cases, params ValueList<int> inputs) => cases.Select(c => c with { Held = inputs });

    private static OpCase At(OpCase @case, Func<double[], bool> condition, Smoothness smoothness)
    {
        double[][] inputs = [.. @case.Inputs.Select(x => x.To<double>().Span.ToArray())];
        return Enumerable.Range(0, inputs[0].Length).Any(place => condition([.. inputs.Select(x => x[place])])) ? @case with { Smoothness = smoothness } : @case;
    }
}
