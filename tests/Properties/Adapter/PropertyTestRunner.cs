using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Functional.Nn.Properties.Adapter;

/// <summary>xunit makes, initialises and disposes the test class and keeps time; only the call of the method is FsCheck's.</summary>
internal sealed class PropertyTestRunner : XunitTestRunner
{
    protected override ValueTask<TimeSpan> InvokeTest(XunitTestRunnerContext ctxt, object? testClassInstance) =>
        AsyncUtility.IsAsyncVoid(ctxt.TestMethod)
            ? base.InvokeTest(ctxt, testClassInstance)
            : ExecutionTimer.MeasureAsync(() => ctxt.Aggregator.RunAsync(() => Check(ctxt, testClassInstance)));

    // FsCheck blocks on tasks, so it gets a thread without xunit's synchronisation context.
    private static ValueTask Check(XunitTestRunnerContext ctxt, object? testClassInstance) => new(Task.Run(() =>
        PropertyCheck.Run(
            ctxt.TestMethod,
            testClassInstance,
            PropertySettings.Of(ctxt.TestMethod).In(Environment.GetEnvironmentVariable),
            text => TestContext.Current.TestOutputHelper?.WriteLine(text),
            TestContext.Current.CancellationToken)));
}
