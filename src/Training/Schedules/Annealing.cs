namespace Functional.Nn.Training;

/// <summary>How a schedule goes from one number to another.</summary>
public enum Annealing
{
    /// <summary>Along half a wave of the cosine.</summary>
    Cosine,

    /// <summary>Along a straight line.</summary>
    Linear,
}
