using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Xunit;
using Xunit.v3;

namespace Functional.Nn.Properties.Adapter;

/// <summary>A test whose parameters FsCheck generates; it returns void, bool, Property, or a Task of these. What is not set here is taken from <see cref="PropertiesAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(PropertyDiscoverer))]
[SuppressMessage("Performance", "CA1813", Justification = "As in FsCheck.Xunit, PropertiesAttribute has the same settings.")]
public class PropertyAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
    : FactAttribute(sourceFilePath, sourceLineNumber)
{
    /// <summary>Number of passing cases that make the property pass (100).</summary>
    public int MaxTest { get => Settings.MaxTest ?? -1; set => Settings = Settings with { MaxTest = value }; }

    /// <summary>Number of discarded cases that make the property fail (1000).</summary>
    public int MaxRejected { get => Settings.MaxRejected ?? -1; set => Settings = Settings with { MaxRejected = value }; }

    /// <summary>Size of the first case (1).</summary>
    public int StartSize { get => Settings.StartSize ?? -1; set => Settings = Settings with { StartSize = value }; }

    /// <summary>Size of the last case (100).</summary>
    public int EndSize { get => Settings.EndSize ?? -1; set => Settings = Settings with { EndSize = value }; }

    /// <summary>Number of threads that evaluate cases at the same time.</summary>
    public int Parallelism { get => Settings.Parallelism ?? -1; set => Settings = Settings with { Parallelism = value }; }

    /// <summary>"seed,gamma" repeats a run, "seed,gamma,size" a single case.</summary>
    public string? Replay { get => Settings.Replay; set => Settings = Settings with { Replay = value }; }

    /// <summary>Types whose static members give the generators; earlier types win, and inner levels win over outer ones.</summary>
    public Type[] Arbitrary { get => [.. Settings.Arbitrary]; set => Settings = Settings with { Arbitrary = value }; }

    /// <summary>Writes every case and every successful shrink to the test output.</summary>
    public bool Verbose { get => Settings.Verbose ?? false; set => Settings = Settings with { Verbose = value }; }

    /// <summary>Writes nothing when the property passes.</summary>
    public bool QuietOnSuccess { get => Settings.QuietOnSuccess ?? false; set => Settings = Settings with { QuietOnSuccess = value }; }

    internal PropertySettings Settings { get; private set; } = new();
}
