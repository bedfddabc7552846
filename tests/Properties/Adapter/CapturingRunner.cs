using FsCheck;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace Functional.Nn.Properties.Adapter;

internal sealed class CapturingRunner(Action<string, FSharpList<object>> trace, CancellationToken cancellation) : IRunner
{
    public TestResult? Result { get; private set; }

    public void OnStartFixture(Type fixture)
    {
    }

    public void OnArguments(int test, FSharpList<object> arguments, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
    {
        cancellation.ThrowIfCancellationRequested();
        trace($"{test}", arguments);
    }

    public void OnShrink(FSharpList<object> arguments, FSharpFunc<FSharpList<object>, string> everyShrink) => trace("shrink", arguments);

    public void OnFinished(string name, TestResult result) => Result = result;
}
