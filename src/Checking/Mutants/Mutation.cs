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

    /// <summary>A mean where a sum should be: adjoints are divided by the number of their elements.</summary>
    Scaled,

    /// <summary>A constant is added.</summary>
    Offset,

    /// <summary>The adjoint enters squared.</summary>
    Squared,

    /// <summary>The adjoint enters without its sign.</summary>
    Unsigned,

    /// <summary>The adjoint is taken as ones.</summary>
    Ignored,

    /// <summary>The first element gets nothing.</summary>
    Holed,

    /// <summary>Every element on the last axis gets the adjoint of the one before.</summary>
    Rolled,

    /// <summary>Square adjoints are transposed.</summary>
    Transposed,

    /// <summary>Two inputs get each other's adjoints.</summary>
    Swapped,

    /// <summary>Every input gets the adjoint of the first.</summary>
    Copied,

    /// <summary>The first real input gets nothing.</summary>
    FirstDropped,

    /// <summary>The last real input gets nothing.</summary>
    LastDropped,

    /// <summary>What is repeated by broadcasting gets the adjoint of one use only.</summary>
    NotSummed,

    /// <summary>What is repeated by broadcasting gets the mean of the adjoints of its uses.</summary>
    Averaged,

    /// <summary>Two results get each other's adjoints.</summary>
    ResultsSwapped,

    /// <summary>The inputs were overwritten before the pullback reads them.</summary>
    InputsLost,

    /// <summary>The results were overwritten before the pullback reads them.</summary>
    ResultsLost,

    /// <summary>The pullback takes what it reads as constants: right once, wrong when it is differentiated.</summary>
    Detached,
}
