using System.CommandLine;
using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Cli;

/// <summary>The options that describe a model and a key.</summary>
internal sealed record NetOptions
{
    /// <summary>The layers.</summary>
    public Setting<string> Net { get; } = new("--net", "The model as text: \"dense 64 >> relu >> dense 10\".", "layers");

    /// <summary>The shape of an example.</summary>
    public Setting<string> Input { get; } = new("--input", "The shape of one example, without the batch: 784 or 28,28,1; of indices: \"index 12\".", "shape");

    /// <summary>The loss.</summary>
    public Setting<string> Loss { get; } = new("--loss", "The loss that the model's outputs go into; without it, their mean.", "loss");

    /// <summary>Where all randomness comes from.</summary>
    public Setting<int> Seed { get; } = Numbers.Whole("--seed", "The seed of everything random; the same seed gives the same result.", 1, int.MinValue);

    /// <summary>Where else layers, losses and optimisers are looked for.</summary>
    public Setting<string[]> With { get; } = Assemblies.Setting();

    /// <summary>Whether a model is given.</summary>
    public bool Given(ParseResult parsed) => parsed.GetResult(Net) is not null;

    /// <summary>The model; or what is wrong with its text or its shapes.</summary>
    public Validation<NnError, Model> Model(ParseResult parsed) =>
        from layer in Notation<Layer>(parsed, Net)
        from shape in parsed.Text(Input, Texts.ParseExample)
        from model in layer.Build(shape)
        select model;

    /// <summary>The model and what is made of its outputs.</summary>
    public Validation<NnError, Goal> Goal(ParseResult parsed) =>
        from model in Model(parsed)
        from loss in parsed.GetValue(Loss) is null ? Ok(LanguageExt.Option<Loss>.None) : Notation<Loss>(parsed, Loss).Map(LanguageExt.Option<Loss>.Some)
        from goal in Cli.Goal.Of(model, loss)
        select goal;

    /// <summary>A layer, loss, optimiser...</summary>
    public Validation<NnError, F> Notation<F>(ParseResult parsed, Setting<string> option) where F : class =>
        from more in parsed.Load(With)
        from value in parsed.Text(option, text => Ops.Notation.Parse<F>(text, more))
        select value;

    /// <summary>A formula, whose variables have the types that they have at a point.</summary>
    public Validation<NnError, Formula> Formula(ParseResult parsed, string formula, Env point) =>
        from more in parsed.Load(With)
        from value in Texts.Quoted("formula", formula, text => Ops.Formula.Parse(text, point, more))
        select value;

    /// <summary>The key of the seed.</summary>
    public Key Key(ParseResult parsed) => parsed.GetValue(Seed);
}
