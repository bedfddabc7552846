using LanguageExt;
using Functional.Nn.Ops.Kernels;

namespace Functional.Nn.Ops;

/// <summary>How positions on one axis are made from those of another: which ones each reads, and with which weights. Windows,
/// adaptive windows, patches and interpolation are all of this kind, and independent from axis to axis.</summary>
public abstract record Sampling
{
    /// <summary>The extent that is made from a known one, or why there is none.</summary>
    public Either<ShapeError, Dim> Of(Dim extent) => Limits.Broken(this).FirstOrDefault() is { } broken ? broken
        : extent.IsKnown ? Count(extent.Extent)
        : new ShapeError($"{Term.HeadOf(GetType())} sampling") { Expected = "a known extent", Found = $"{extent}" };

    /// <summary>The sampling as text.</summary>
    public sealed override string ToString() => Term.Of(this).ToString();

    /// <summary>What is read from a known extent that fits.</summary>
    internal abstract Taps Read(int extent);

    /// <summary>The windows that are read from a known extent, if all have the same positions from their first on, and none is padding.</summary>
    internal virtual WindowAxis? Regular(int extent, int count) => null;

    /// <summary>The extent that is made from a known one.</summary>
    private protected abstract Either<ShapeError, Dim> Count(int extent);

    /// <summary>The error of a sampling that does not fit.</summary>
    private protected ShapeError Unfit(string expected, int extent) => new($"{Term.HeadOf(GetType())} sampling") { Expected = expected, Found = $"extent {extent} for {this}" };
}
