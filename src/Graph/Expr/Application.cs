using System.Collections.Immutable;

namespace Functional.Nn;

/// <summary>One use of an op, as its pullback sees it: inputs, results, and the adjoints of the results (same shapes).</summary>
/// <param name="Inputs">The inputs.</param>
/// <param name="Results">The results.</param>
/// <param name="Adjoints">The adjoint of each result; zeros for an unused one.</param>
public sealed record Application(ImmutableArray<Expr> Inputs, ImmutableArray<Expr> Results, ImmutableArray<Expr> Adjoints)
{
    /// <summary>The first (often only) input.</summary>
    public Expr Input => Inputs[0];

    /// <summary>The first (mostly only) result.</summary>
    public Expr Result => Results[0];

    /// <summary>The adjoint of the first (mostly only) result.</summary>
    public Expr Adjoint => Adjoints[0];
}
