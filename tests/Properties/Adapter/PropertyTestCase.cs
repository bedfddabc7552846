using Xunit.Sdk;
using Xunit.v3;

namespace Functional.Nn.Properties.Adapter;

/// <summary>A test case that hands its method to FsCheck.</summary>
public sealed class PropertyTestCase : XunitTestCase, ISelfExecutingXunitTestCase
{
    /// <summary>Called by xunit's deserializer only.</summary>
    [Obsolete("Called by the deserializer.", error: true)]
    public PropertyTestCase()
    {
    }

    internal PropertyTestCase(
        IXunitTestMethod method, string displayName, string uniqueId, bool isExplicit,
        Type[]? skipExceptions, string? skipReason, Type? skipType, string? skipUnless, string? skipWhen,
        Dictionary<string, HashSet<string>> traits, string? sourceFilePath, int? sourceLineNumber, int timeout)
        : base(method, displayName, uniqueId, isExplicit, skipExceptions, skipReason, skipType, skipUnless, skipWhen,
            traits, null, sourceFilePath, sourceLineNumber, timeout)
    {
    }

    /// <inheritdoc/>
    public async ValueTask<RunSummary> Run(
        ExplicitOption explicitOption, IMessageBus messageBus, object?[] constructorArguments,
        ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource) =>
        await new PropertyTestCaseRunner().Run(
            this, await CreateTests(), messageBus, aggregator, cancellationTokenSource,
            TestCaseDisplayName, SkipReason, explicitOption, constructorArguments);
}
