namespace Functional.Nn.Checking;

/// <summary>A way in which pullbacks are commonly wrong.</summary>
public enum Mutation
{
    /// <summary>Right: the control.</summary>
    None,

    /// <summary>The sign is wrong.</summary>
    Negated,

    /// <summary>A factor of 2 is too much.</summary>
    Doubled,

    /// <summary>The adjoint enters squared.</summary>
    Squared,

    /// <summary>The adjoint is taken as ones.</summary>
    Ignored,

    /// <summary>Two inputs get each other's adjoints.</summary>
    Swapped,

    /// <summary>The first real input gets nothing.</summary>
    FirstDropped,

    /// <summary>The last real input gets nothing.</summary>
    LastDropped,

    /// <summary>What is repeated by broadcasting gets the adjoint of one use only.</summary>
    NotSummed,

    /// <summary>Two results get each other's adjoints.</summary>
    ResultsSwapped,
}
