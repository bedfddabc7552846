using System.Text.Json;
using Functional.Nn.Ops;
using Functional.Nn.Training;
using Xunit;

namespace Functional.Nn.Properties;

/// <summary>Family j: the losses of every step of whole training runs, their first gradients and their last parameters.</summary>
public sealed class ReferenceTrainingTests
{
    /// <summary>Attributes that say in words what the numbers of the case say too.</summary>
    private static readonly string[] Prose = ["sha256", "task", "init", "batches", "epochs", "steps"];

    public static TheoryData<string> Names => [.. ReferenceFiles.Names('j')];

    [Theory]
    [MemberData(nameof(Names))]
    public void Runs_are_those_of_the_reference(string name)
    {
        var json = ReferenceFiles.Find('j', name);
        var c = ReferenceCase.Of(json);
        var initial = ReferenceTensor.Group(json, "initial");
        var training = ReferenceTraining.Of(c, parameter => initial[parameter].Shape);
        Assert.True(training is not null, $"{name}: not known here");
        var batches = ReferenceTraining.Batches(c, training.Data.Count).Select(positions => training.Data.Rows(positions)).Select(part => new Batch(part.Features, part.Targets)).ToArray();
        Assert.Empty(c.Unread.Except(Prose));
        var model = training.Network.Build(training.Data.FeatureShape).OrThrow();
        var step = training.Recipe.Compile(model, training.Data).OrThrow();
        var state = step.Initial<double>(1).From(Env.Of(model.Parameters.Zip(training.Names, (p, theirs) => (p.Variable, initial[theirs].Value)))).OrThrow();
        Assert.Equal(training.Names.Select(theirs => initial[theirs].Shape), model.Parameters.Select(p => p.Type.Shape));

        var losses = json.GetProperty("losses").EnumerateArray().Select(loss => loss.GetDouble()).ToArray();
        Assert.Equal(losses.Length, batches.Length);
        Agree("gradient", ReferenceTensor.Group(json, "first_step_grads"), Gradients(training, model, state.Parameters, batches[0]));
        for (var k = 0; k < losses.Length; k++)
        {
            var after = step.Step<double>(state, batches[k]).OrThrow();
            Close($"loss of step {k}", losses[k], after.Loss);
            state = after.State;
        }

        Agree("final", ReferenceTensor.Group(json, "final"), [.. model.Parameters.Select(p => state.Parameters[p.Variable])]);
        After(json.GetProperty("after"), training, model, state.Parameters);

        void Agree(string what, Dictionary<string, ReferenceTensor> expected, Tensor[] found) => Assert.All(training.Names.Zip(found), p => Assert.All(
            expected[p.Item1].Data.Zip(p.Item2.To<double>().Span.ToArray()).Index(), q => Close($"{what} {p.Item1}[{q.Index}]", q.Item.Item1, q.Item.Item2)));
    }

    private static Tensor[] Gradients(ReferenceTraining training, Model model, Env parameters, Batch batch)
    {
        var loss = Targets.Meet(training.Recipe.Loss, model, model.Output, training.Data).OrThrow().Loss;
        var env = parameters.With(("x", batch.Features), ("y", batch.Targets));
        return [.. Graph.Of(loss.Gradient([.. model.Parameters.Select(p => p.Apply())])).Evaluate<double>(env).OrThrow()];
    }

    private static void After(JsonElement after, ReferenceTraining training, Model model, Env parameters)
    {
        var score = Evaluation.Of(training.Recipe.Loss, model, training.Data).OrThrow().Run<double>(parameters, training.Data).OrThrow().Score;
        var outputs = model.Predict<double>(parameters, training.Data.Features).OrThrow().To<double>().Span.ToArray();
        foreach (var found in after.EnumerateObject())
            switch (found.Name)
            {
                case "loss" or "mse":
                    Close(found.Name, found.Value.GetDouble(), score.Loss);
                    break;
                case "accuracy" or "train_accuracy":
                    Close(found.Name, found.Value.GetDouble(), score.Accuracy.IfNone(double.NaN));
                    break;
                case "accuracy_at_0.5":
                    Close(found.Name, found.Value.GetDouble(), outputs.Zip(training.Data.Targets.To<double>().Span.ToArray()).Average(p => p.Item1 >= 0 == (p.Item2 == 1) ? 1.0 : 0));
                    break;
                case "first_5_probabilities":
                    Each(found, [.. outputs.Take(5).Select(z => 1 / (1 + Math.Exp(-z)))]);
                    break;
                case "probabilities" or "logits":
                    Each(found, outputs);
                    break;
                case "logits_row_0":
                    Each(found, outputs[..10]);
                    break;
                default:
                    Assert.Fail($"{found.Name}: not known here");
                    break;
            }

        static void Each(JsonProperty expected, double[] found) => Assert.All(
            ReferenceTensor.Of(expected.Value).Data.Zip(found).Index(), p => Close($"{expected.Name}[{p.Index}]", p.Item.Item1, p.Item.Item2));
    }

    private static void Close(string what, double expected, double found) =>
        Assert.True(ReferenceTolerance.Run.Admits(expected, found), $"{what}: {found:R} instead of {expected:R}");
}
