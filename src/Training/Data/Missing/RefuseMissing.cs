using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>A missing cell is an error.</summary>
public sealed record RefuseMissing : Missing
{
    internal override bool Fills => false;

    internal override Option<double> Fill(double[] known) => Option<double>.None;
}
