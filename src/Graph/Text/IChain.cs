namespace Functional.Nn;

/// <summary>A composition that is written as its parts, joined by <c>&gt;&gt;</c>.</summary>
public interface IChain
{
    /// <summary>The parts, in order; none is a chain itself.</summary>
    IReadOnlyList<object> Parts { get; }
}
