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
            env = env.With(ScanStep.Name(i), Slice(call, i, call.TypeOf(i).Shape, 0));
        string[] names = [.. Enumerable.Range(0, op.Carries + op.Sequences).Select(ScanStep.Name)];
        var carries = new Tensor[op.Carries];
        for (var i = 0; i < carries.Length; i++)
            carries[i] = Slice(call, i, call.TypeOf(i).Shape, 0);
        for (var k = 0; k < length; k++)
        {
            var at = op.Backwards ? length - 1 - k : k;
            for (var i = 0; i < carries.Length; i++)
                Write(carries[i], call, op.Step.Outputs.Length + i, at);
            var found = op.Step.Evaluate<T>(env.With(At(op, call, names, carries, at))).OrThrow();
            carries = [.. found.Take(op.Carries)];
            for (var i = op.Carries; i < found.Length; i++)
                Write(found[i], call, i, at);
        }

        for (var i = 0; i < carries.Length; i++)
            Write(carries[i], call, i, 0);
    }

    private static List<(string, Tensor)> At<T>(ScanOp op, Call<T> call, string[] names, Tensor[] carries, int at) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var values = new List<(string, Tensor)>(names.Length);
        for (var i = 0; i < names.Length; i++)
            values.Add((names[i], i < op.Carries ? carries[i] : Slice(call, i, call.TypeOf(i).Shape[1..], at)));
        return values;
    }

    private static Func<string, (string, Tensor)> Extent(Symbols symbols) => symbol => (symbol, Tensor.Scalar(symbols.Extent(Dim.Symbolic(symbol))));

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
