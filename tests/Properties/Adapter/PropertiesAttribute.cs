using System.Runtime.CompilerServices;

namespace Functional.Nn.Properties.Adapter;

/// <summary>Defaults for the properties of a class, of the classes nested in it, or of the whole assembly.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Assembly)]
public sealed class PropertiesAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
    : PropertyAttribute(sourceFilePath, sourceLineNumber);
