namespace Functional.Nn.Training;

/// <summary>A parameter on its way through an optimiser.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Parameter">The parameter.</param>
/// <param name="Update">Its gradient at first; at last, what is subtracted from it.</param>
public sealed record Learned(string Name, Expr Parameter, Expr Update);
