using Xunit.v3;

namespace Functional.Nn.Properties.Adapter;

internal sealed class PropertyTestCaseRunner : XunitTestCaseRunner
{
    protected override ValueTask<RunSummary> RunTest(XunitTestCaseRunnerContext ctxt, IXunitTest test) =>
        new PropertyTestRunner().Run(
            test, ctxt.MessageBus, ctxt.ConstructorArguments, ctxt.ExplicitOption,
            ctxt.Aggregator.Clone(), ctxt.CancellationTokenSource, ctxt.BeforeAfterTestAttributes);
}
