using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Ops;

/// <summary>Uniformly distributed.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end, not below the lower one.</param>
public sealed record UniformInitializer([Range(-double.MaxValue, double.MaxValue)] double Low = -0.05, [Range(-double.MaxValue, double.MaxValue)] double High = 0.05) : ElementwiseInitializer
{
    /// <inheritdoc/>
    public override IEnumerable<ShapeError> Broken => base.Broken.Any() || Low <= High
        ? base.Broken
        : [new ShapeError("high of uniform") { Expected = $"{Term.Format(Low)} or more, as low is", Found = Term.Format(High) }];

    /// <inheritdoc/>
    public override double Element(Key key, int i, Fans fans) => Low + ((High - Low) * key.Uniform(i));
}
