namespace Functional.Nn.Lectures;

/// <summary>A page of the lectures as a program: pure, so that it finds the same each time.</summary>
/// <param name="Name">A word, by which it is run.</param>
/// <param name="Lectures">The numbers of the lectures that it is of.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Shows">What it shows, in a sentence or two.</param>
public abstract record Example(string Name, ValueList<int> Lectures, string Title, string Shows)
{
    /// <summary>Where all its randomness comes from. What it asserts should hold for any key.</summary>
    public Key Key { get; init; } = 1;

    /// <summary>Runs it.</summary>
    public abstract Validation<NnError, Findings> Run(Effort effort);

    /// <summary>The same on other data; most examples have their own.</summary>
    public virtual Validation<NnError, Example> On(Parts data) =>
        Fail<Example>(new DataError("data") { Where = Name, Expected = "none: this example has its own", Found = $"{data.Train.Count} examples", Hint = "Run cnn on images." });
}
