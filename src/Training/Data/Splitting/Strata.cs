using System.Collections.Immutable;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Functional.Nn.Interop;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>The classes of examples, and how many each has.</summary>
internal sealed record Strata
{
    private readonly Tensor<int> classes;
    private readonly ValueList<string> names;

    private Strata(Tensor<int> classes, ValueList<string> names, ImmutableSortedDictionary<int, int> sizes) => (this.classes, this.names, Sizes) = (classes, names, sizes);

    /// <summary>The number of examples of each class that has some.</summary>
    public ImmutableSortedDictionary<int, int> Sizes { get; }

    /// <summary>The number of examples.</summary>
    public int Count => classes.Length;

    /// <summary>The number of classes: of names, or up to the largest class.</summary>
    public int Classes => names.Count > 0 ? names.Count : Sizes.Keys.Max() + 1;

    /// <summary>The class of an example.</summary>
    public int this[int position] => classes.Span[position];

    /// <summary>The classes of targets. Errors: targets that are numbers, or several classes for an example.</summary>
    public static Validation<NnError, Strata> Of(Tensor targets, ValueList<string> names)
    {
        if (targets is not Tensor<int> { Shape.Rank: 1, Length: > 0 } classes || TensorPrimitives.Min(classes.Span) < 0 || TensorPrimitives.Max(classes.Span) == int.MaxValue)
            return Validated.Fail<Strata>(new DataError("targets") { Expected = "a class from 0 for each example", Found = $"{targets.ElementType.Name} {targets.Shape}" });
        var sizes = new Dictionary<int, int>();
        foreach (var number in classes.Span)
            CollectionsMarshal.GetValueRefOrAddDefault(sizes, number, out _)++;
        return Validated.Ok(new Strata(classes, names, sizes.ToImmutableSortedDictionary()));
    }

    /// <summary>The same, if every class has more than one example, so that each part gets some.</summary>
    public Validation<NnError, Strata> Divisible() => Sizes.Where(size => size.Value < 2).Select(size => Rare(size.Key, 2, size.Value)).Capped("stratified split") is { Count: > 0 } rare
        ? Validated.Fail<Strata>(rare)
        : Validated.Ok(this);

    /// <summary>For each class, the number of all examples divided by the number of classes and that of its examples.</summary>
    public Validation<NnError, ValueList<double>> Balanced()
    {
        var rare = Absent().Take(CappedErrors.Most).Select(number => Rare(number, 1, 0)).ToArray();
        return rare.Length > 0
            ? Validated.Fail<ValueList<double>>(rare)
            : Validated.Ok<ValueList<double>>([.. Sizes.Values.Select(size => Count / ((double)Classes * size))]);
    }

    private IEnumerable<int> Absent() => Enumerable.Range(0, Classes).Where(number => !Sizes.ContainsKey(number));

    private DataError Rare(int number, int least, int found) => new("a class with too few examples")
    {
        Where = $"class '{(number < names.Count ? names[number] : $"{number}")}'",
        Expected = $"at least {least}",
        Found = $"{found}",
    };
}
