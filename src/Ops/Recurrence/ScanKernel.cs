using System.Numerics;

namespace Functional.Nn.Ops;

/// <summary>Runs a <see cref="ScanOp"/> step by step.</summary>
internal static class ScanKernel
{
    public static void Run<T>(ScanOp op, Call<T> call) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var length = call.TypeOf(op.Carries).Shape[0].Extent;
        var env = Env.Of(op.Step.Symbols.Select(Extent(call.Symbols)));
        for (var i = op.Carries + op.Sequences; i < call.Count; i++)
            env = env.With(Name(i), Slice(call, i, call.TypeOf(i).Shape, 0));
        var carries = new Tensor[op.Carries];
        for (var i = 0; i < carries.Length; i++)
            carries[i] = Slice(call, i, call.TypeOf(i).Shape, 0);
        for (var k = 0; k < length; k++)
        {
            var at = op.Backwards ? length - 1 - k : k;
            for (var i = 0; i < carries.Length; i++)
                Write(carries[i], call, op.Step.Outputs.Length + i, at);
            var found = op.Step.Evaluate<T>(At(op, call, env, carries, at)).OrThrow();
            carries = [.. found.Take(op.Carries)];
            for (var i = op.Carries; i < found.Length; i++)
                Write(found[i], call, i, at);
        }

        for (var i = 0; i < carries.Length; i++)
            Write(carries[i], call, i, 0);
    }

    private static Env At<T>(ScanOp op, Call<T> call, Env env, Tensor[] carries, int at) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var values = new List<(string, Tensor)>(carries.Select((carry, i) => (Name(i), carry)));
        for (var i = op.Carries; i < op.Carries + op.Sequences; i++)
            values.Add((Name(i), Slice(call, i, call.TypeOf(i).Shape[1..], at)));
        return env.With(values);
    }

    private static Func<string, (string, Tensor)> Extent(Symbols symbols) => symbol => (symbol, Tensor.Scalar(symbols.Extent(Dim.Symbolic(symbol))));

    private static string Name(int input) => ((VarOp)ScanStep.Variable(input, Shape.Scalar).Op).Variable;

    private static Tensor Slice<T>(Call<T> call, int input, Shape shape, int at) where T : unmanaged, IBinaryFloatingPointIeee754<T> => call.TypeOf(input).Kind is Kind.Index
        ? Tensor.Of(shape, call.Indices(input).Slice(at * shape.Size, shape.Size))
        : Tensor.Of(shape, call[input].Slice(at * shape.Size, shape.Size));

    private static void Write<T>(Tensor value, Call<T> call, int result, int at) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (value is Tensor<int> indices)
            indices.Span.CopyTo(call.ResultIndicesAt(result)[(at * value.Length)..]);
        else
            value.To<T>().Span.CopyTo(call.ResultAt(result)[(at * value.Length)..]);
    }
}
