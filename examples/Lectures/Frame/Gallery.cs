namespace Functional.Nn.Lectures;

/// <summary>All examples, from one neuron to networks of many.</summary>
public static class Gallery
{
    /// <summary>The examples.</summary>
    public static ValueList<Example> Examples { get; } =
    [
        new Gates(),
        new Perceptron(),
        new Linear(),
        new Logistic(),
        new SoftmaxRegression(),
        new MultiLabelPosts(),
        new Worked(),
        new Mlp(),
        new Universal(),
        new Stability(),
        new GradientDescent(),
        new Regularise(),
        new Cnn(),
        new Recurrent(),
        new Transformer(),
        new Adversarial(),
        new Pretrained(),
    ];

    /// <summary>What there is.</summary>
    public static Table Table => new(["name", "lectures", "what it is about"], [.. Examples.Select(example => ValueList.Of(example.Name, string.Join(", ", example.Lectures.Select(lecture => $"{lecture:000}")), example.Title))]);

    /// <summary>The example of that name.</summary>
    public static Validation<NnError, Example> Find(string name) => Examples.FirstOrDefault(example => example.Name == name) is { } found
        ? Ok(found)
        : Fail<Example>(new DataError("no such example")
        {
            Expected = string.Join(", ", Examples.Select(example => example.Name)),
            Found = name,
            Hint = Nearest.Name(name, Examples.Select(example => example.Name)).Match(Some: near => $"Did you mean '{near}'?", None: () => "Without a name, all are listed."),
        });
}
