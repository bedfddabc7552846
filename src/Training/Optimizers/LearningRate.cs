using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Training;

/// <summary>The learning rate of an optimiser: the last attribute called <c>rate</c> in its chain.</summary>
public static class LearningRate
{
    private const string Attribute = "Rate";

    /// <summary>The optimiser with another learning rate; or that it has none.</summary>
    public static Validation<NnError, GradientTransform> WithRate(this GradientTransform optimizer, Schedule rate)
    {
        GradientTransform[] parts = optimizer is ChainTransform chain ? [.. chain.Transforms] : [optimizer];
        var last = Array.FindLastIndex(parts, part => Term.Of(part).Arguments.Any(IsRate));
        return last >= 0
            ? Ok(ChainTransform.Of(parts.Select((part, i) => i == last ? Replaced(part, rate) : part)))
            : Fail<GradientTransform>(new DataError("learning rate") { Expected = "an optimiser with a rate", Found = $"{optimizer}" });
    }

    /// <summary>The optimiser in a run of so many steps: what a schedule in it does not say of how long it lasts, it takes of these.</summary>
    public static GradientTransform Within(this GradientTransform optimizer, int steps) => optimizer is ChainTransform chain
        ? ChainTransform.Of(chain.Transforms.Select(part => part.Within(steps)))
        : Rebuilt(optimizer, argument => argument.Value switch
        {
            Schedule schedule => schedule.Within(steps),
            GradientTransform inner => inner.Within(steps),
            var other => other,
        });

    private static GradientTransform Replaced(GradientTransform part, Schedule rate) => Rebuilt(part, argument => IsRate(argument) ? rate : argument.Value);

    private static GradientTransform Rebuilt(GradientTransform part, Func<(System.Reflection.ParameterInfo Parameter, object? Value), object?> change) =>
        (GradientTransform)Term.ConstructorOf(part.GetType())!.Invoke([.. Term.Of(part).Arguments.Select(change)]);

    private static bool IsRate((System.Reflection.ParameterInfo Parameter, object? Value) argument) => argument is { Parameter.Name: Attribute, Value: Schedule };
}
