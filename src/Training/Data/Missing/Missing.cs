using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>What becomes of missing cells of a table, as data. What they are filled with is learned from the training part alone.</summary>
public abstract record Missing
{
    /// <summary>A missing cell is an error.</summary>
    public static Missing Refuse { get; } = new RefuseMissing();

    /// <summary>Rows with a missing cell are left out.</summary>
    public static Missing Drop { get; } = new DropMissing();

    /// <summary>Missing cells become the mean of their column.</summary>
    public static Missing Mean { get; } = new MeanMissing();

    /// <summary>Missing cells become the median of their column.</summary>
    public static Missing Median { get; } = new MedianMissing();

    /// <summary>Whether a column of ones and zeros tells which cells of another one were missing.</summary>
    internal virtual bool Indicates => false;

    /// <summary>Whether missing cells become numbers.</summary>
    internal virtual bool Fills => true;

    /// <summary>The number that missing cells of a column become, by its other ones, of which there may be none; they may be overwritten.</summary>
    internal abstract Option<double> Fill(double[] known);

    /// <summary>The policy as text, which <see cref="Notation.Parse{F}"/> reads.</summary>
    public sealed override string ToString() => Notation.Print(this);
}
