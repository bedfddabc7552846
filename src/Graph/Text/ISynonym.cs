namespace Functional.Nn;

/// <summary>A record that is written as another one: an activation layer as its op.</summary>
public interface ISynonym
{
    /// <summary>The record whose text stands for this one.</summary>
    object Meaning { get; }
}
