namespace Functional.Nn.Lectures;

/// <summary>Trainings of a known length.</summary>
public static class Trainings
{
    /// <summary>So many whole epochs of a run, over which the schedules of the recipe last; or why one of them has faults.</summary>
    public static Validation<NnError, ValueList<Epoch>> Train(this Recipe recipe, int epochs, Model model, Dataset data, Key key, Dataset? validation = null, Env? start = null) =>
        from run in (recipe with { Optimizer = recipe.Optimizer.Within(epochs * (((data.Count - 1) / recipe.Batch) + 1)) }).Fit(model, data, key, validation, start)
        from whole in run.Take(epochs).Select(epoch => epoch.ToValidation()).Sequence()
        select ValueList.Of<Epoch>(whole.AsSpan());
}
