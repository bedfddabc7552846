using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Numerics;

namespace Functional.Nn.Ops;

/// <summary>Runs a <see cref="ScanOp"/> step by step: each step reads the carries where they are kept for that step, and writes those of the next
/// where they are kept for the next.</summary>
internal sealed class ScanKernel<T>(ScanOp op) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ImmutableArray<int> inputs = [.. op.Step.Variables.Select(ScanStep.Number)];
    private readonly ImmutableArray<TensorType> types = ImmutableArray.CreateRange(op.Step.Outputs, output => op.Step.Values[output].Type);
    private readonly ConcurrentBag<Machine<T>> idle = [];

    private int Kept => types.Length;

    public void Run(Call<T> call)
    {
        var length = call.TypeOf(op.Carries).Shape[0].Extent;
        for (var carry = 0; carry < op.Carries; carry++)
            call.Block(carry).CopyTo(length == 0 ? call.ResultBlock(carry) : Carry(call, carry, 0, length));
        var machine = idle.TryTake(out var taken) ? taken : Machine<T>.Of(op.Step, call.Symbols, call.Workers);
        for (var variable = 0; variable < inputs.Length; variable++)
            if (inputs[variable] >= op.Carries + op.Sequences)
                machine.Input(variable, call.Block(inputs[variable]));
        for (var step = 0; step < length; step++)
            Run(call, machine, step, length);
        idle.Add(machine);
    }

    private void Run(Call<T> call, Machine<T> machine, int step, int length)
    {
        for (var variable = 0; variable < inputs.Length; variable++)
            if (inputs[variable] is var input && input < op.Carries)
                machine.Input(variable, Carry(call, input, step, length));
            else if (input < op.Carries + op.Sequences)
                machine.Input(variable, call.Block(input).Entry(At(step, length)));
        for (var output = 0; output < types.Length; output++)
            machine.Output(output, output < op.Carries ? Carry(call, output, step + 1, length) : call.ResultBlock(output).Entry(At(step, length)));
        machine.Run();
    }

    /// <summary>Where the carry stands before a step.</summary>
    private Block<T> Carry(Call<T> call, int carry, int step, int length) =>
        step == length ? call.ResultBlock(carry) : call.ResultBlock(Kept + carry).Entry(At(step, length));

    private int At(int step, int length) => op.Backwards ? length - 1 - step : step;
}
