using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Cli;

/// <summary>A scalar of a model: its loss, or the mean of its outputs.</summary>
/// <param name="Model">The model.</param>
/// <param name="Value">The scalar.</param>
/// <param name="Target">The variable that the outputs are compared with; none without a loss.</param>
internal sealed record Goal(Model Model, Expr Value, Option<VarOp> Target)
{
    /// <summary>The name of the variable that outputs are compared with.</summary>
    public const string TargetName = "target";

    private const int Batch = 2;

    /// <summary>The goal of a model; or why its outputs do not fit the loss.</summary>
    public static Validation<NnError, Goal> Of(Model model, Option<Loss> loss) => loss.Match(
        None: () => model.Output.Kind is Kind.Real
            ? Ok(new Goal(model, Functions.Mean(model.Output), Option<VarOp>.None))
            : Fail<Goal>(new ShapeError("output of the model") { Expected = "real numbers", Found = $"{model.Output.Type}" }),
        Some: given => given.Target(model.Output.Type).Match(
            Left: error => Fail<Goal>(error),
            Right: type => new VarOp(TargetName, type) is var target
                ? given.TryOf(model.Output, target.Apply()).Map(value => new Goal(model, value, target))
                : default));

    /// <summary>A value for each variable: the given one, or a random one. Parameters are as training starts with them.</summary>
    public Validation<NnError, Env> Point(Key key, Env given)
    {
        var variables = Graph.Of(Value).Variables.ToArray();
        var batch = given.Find("x").Concat(given.Find(TargetName)).Where(t => t.Shape.Rank > 0).Select(t => t.Shape[0].Extent).FirstOrDefault(Batch);
        return given.Select(pair => Given(variables, pair.Key, pair.Value)).Sequence().Map(fixedOnes =>
            Env.Of(variables.Select(v => (v.Variable, Drawn(v, batch, key)))).With(fixedOnes));
    }

    /// <summary>A random target for a batch of examples; nothing where there is none.</summary>
    public Env Targets(Key key, int batch) => Env.Of(Target.Map(variable => (variable.Variable, Drawn(variable, batch, key))));

    private Tensor Drawn(VarOp variable, int batch, Key key) => (variable, variable.Type.Kind, Own: key.Fold(variable.Variable)) switch
    {
        (KeptOp kept, _, _) => kept.Initial<double>(key),
        ({ Variable: TargetName }, Kind.Index, var own) => Tensor.Generate(Bound(variable, batch), i => own.Integer(i, Model.Output.Shape[^1].Extent)),
        ({ Variable: TargetName }, _, var own) => Tensor.Generate(Bound(variable, batch), own.Uniform),
        (_, Kind.Index, var own) => own.ToTensor(),
        (_, _, var own) => Tensor.Generate(Bound(variable, batch), i => (2 * own.Uniform(i)) - 1),
    };

    private static Shape Bound(VarOp variable, int batch) => Shape.Of([.. variable.Type.Shape.Select(d => d.IsKnown ? d : batch)]);

    private static Validation<NnError, (string Name, Tensor Value)> Given(VarOp[] variables, string name, Tensor value) =>
        Array.Find(variables, v => v.Variable == name) is not { } variable
            ? Fail<(string, Tensor)>(new DataError("unknown variable")
            {
                Where = name,
                Expected = $"one of {string.Join(", ", variables.Select(v => v.Variable))}",
                Hint = Nearest.Name(name, variables.Select(v => v.Variable)).Match(Some: near => $"Did you mean '{near}'?", None: () => ""),
            })
        : variable.Type.Kind is Kind.Real ? Ok((name, value))
        : value.To<int>() is var whole && whole.To<double>().Equals(value) ? Ok((name, (Tensor)whole))
        : Fail<(string, Tensor)>(new DataError("value of a variable") { Where = name, Expected = "whole numbers", Found = $"{value}" });
}
