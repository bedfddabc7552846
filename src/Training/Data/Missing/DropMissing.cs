using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>Rows with a missing cell are left out of what is trained and tested on; a trained model refuses them.</summary>
public sealed record DropMissing : Missing
{
    internal override bool Fills => false;

    internal override Option<double> Fill(double[] known) => Option<double>.None;
}
