namespace Functional.Nn;

/// <summary>A stage that is ready to run.</summary>
internal abstract class Runner<T>
{
    /// <summary>Computes what the stage makes.</summary>
    public abstract void Run(Frame<T> frame, Symbols symbols);
}
