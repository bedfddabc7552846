namespace Functional.Nn.Plots;

/// <summary>A part of a page.</summary>
public abstract record Content
{
    private protected Content() { }

    /// <summary>The part as HTML that is XML too.</summary>
    internal abstract Markup Write();
}
