namespace Functional.Nn.Properties.Adapter;

/// <summary>A property does not hold, ran out of arguments, or could not be checked; the inner exception is what the case threw.</summary>
public sealed class PropertyFailedException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Empty: the adapter's frames say nothing, and the inner exception has its own (xunit drops it if the two are equal, so not null).</summary>
    public override string StackTrace => "";
}
