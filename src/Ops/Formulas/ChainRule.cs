using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>The multivariate chain rule, written out (lecture 004): a derivative is the sum over all paths of the products of the local derivatives along them.</summary>
public static class ChainRule
{
    /// <summary>How many paths there may be.</summary>
    public const int MostPaths = 1000;

    /// <summary>All paths from the variable of interest to the result of a formula of scalars, those by earlier steps first. Errors: tensors, of which a path would be a product of
    /// Jacobians; more than <see cref="MostPaths"/> paths.</summary>
    public static Validation<NnError, ValueList<DerivativePath>> Paths(Explanation explanation)
    {
        if (explanation.Steps.FirstOrDefault(step => !IsScalar(step.Value) || !step.Local.All(local => local.Value.Match(Some: IsScalar, None: () => false))) is { } tensor)
            return Validated.Fail<ValueList<DerivativePath>>(new ShapeError("paths of the chain rule") { Where = tensor.Step.Name, Expected = "a formula of scalars", Found = IsScalar(tensor.Value) ? "a scalar made of tensors" : $"{tensor.Value.Shape}" });
        var known = explanation.Wrt.ToDictionary(w => w, w => (ValueList<DerivativePath>)[new DerivativePath([w], [])]);
        foreach (var step in explanation.Steps)
        {
            if (step.Local.Sum(local => known[local.Input].Count) > MostPaths)
                return Validated.Fail<ValueList<DerivativePath>>(new DataError("paths of the chain rule") { Where = step.Step.Name, Expected = $"at most {MostPaths}", Found = "more", Hint = "Backward mode needs none of them." });
            known.Add(step.Step.Name,
            [
                .. from local in step.Local
                   from path in known[local.Input]
                   select new DerivativePath([.. path.Names, step.Step.Name], [.. path.Factors, local.Value.Map(value => value.Span[0]).IfNone(double.NaN)]),
            ]);
        }

        return Validated.Ok(known[explanation.Steps[^1].Step.Name]);
    }

    private static bool IsScalar(Tensor value) => value.Shape == Shape.Scalar;
}
