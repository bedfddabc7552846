namespace Functional.Nn.Training;

/// <summary>What a target column is read as.</summary>
public enum TargetKind
{
    /// <summary>Text is classes; so are integers that form a contiguous range from 0 or 1; other numbers are numbers.</summary>
    Infer,

    /// <summary>Classes: numbers in their order, text in ordinal order.</summary>
    Classes,

    /// <summary>Numbers.</summary>
    Numbers,
}
