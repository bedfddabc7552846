using System.Reflection;
using FsCheck;
using Microsoft.FSharp.Core;
using Xunit.v3;

namespace Functional.Nn.Properties.Adapter;

internal static class PropertyCheck
{
    /// <summary>Returns when the property holds, and throws otherwise.</summary>
    public static void Run(
        MethodInfo method, object? target, PropertySettings settings, Action<string> write, CancellationToken cancellation = default)
    {
        var report = new PropertyReport(method);
        var seeded = settings.Seeded();
        var runner = new CapturingRunner(
            (step, arguments) => { if (settings.Verbose is true) write(report.Case(step, arguments)); }, cancellation);
        try
        {
            Check.Method(seeded.ToConfig(runner), method, target is null ? null : FSharpOption<object>.Some(target));
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new PropertyFailedException(PropertyReport.Broken(seeded), Cause(inner));
        }

        switch (runner.Result)
        {
            case TestResult.Passed passed when settings.QuietOnSuccess is not true:
                write(PropertyReport.Passed(passed.Item1));
                break;
            case TestResult.Exhausted exhausted:
                throw new PropertyFailedException(PropertyReport.Exhausted(exhausted.Item, seeded));
            case TestResult.Failed failed:
                throw Failure(failed, report);
        }
    }

    private static Exception Failure(TestResult.Failed failed, PropertyReport report)
    {
        var cause = Cause((failed.Item4 as Outcome.Failed)?.Item);
        return cause?.Message.StartsWith(DynamicSkipToken.Value, StringComparison.Ordinal) is true
            ? cause
            : new PropertyFailedException(report.Failed(failed), cause);
    }

    private static Exception? Cause(Exception? thrown) => thrown switch
    {
        AggregateException { InnerExceptions: [var only] } => Cause(only),
        TargetInvocationException { InnerException: { } inner } => Cause(inner),
        _ => thrown,
    };
}
