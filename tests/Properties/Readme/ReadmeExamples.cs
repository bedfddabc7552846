using Functional.Nn.Ops;
using Functional.Nn.Training;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Initializers;
using static Functional.Nn.Ops.Layers;
using static Functional.Nn.Ops.Losses;
using static Functional.Nn.Training.Optimizers;
using static Functional.Nn.Training.Recipe;
using static Functional.Nn.Training.Schedules;

namespace Functional.Nn.Properties;

/// <summary>The README's examples.</summary>
internal static class ReadmeExamples
{
    public static double QuickStart()
    {
        var net = Dense(16) >> Tanh >> Dropout(0.1) >> Dense(3);     // a layer is a value: print it, compare it, reuse it
        var recipe = Minimise(SoftmaxCrossEntropy) with { Optimizer = Clip(1) >> Adam(0.01), Batch = 16 };

        var run =
            from data in Tables.Load("iris")                         // bad input is a value too, never an exception
            from parts in data.Split(0.8, key: 42)
            let scaled = parts.Scale(Scaler.Standard)                // fitted on the training part
            from model in net.Build(data.FeatureShape)               // every shape error at once, each with its path
            from epochs in recipe.Fit(model, scaled.Train, key: 42, scaled.Test)
            select epochs.Take(20).Last();                           // a lazy sequence: stop by asking for no more

        Console.WriteLine(run.OrThrow().Validation.Bind(score => score.Accuracy));
        return run.OrThrow().Validation.Bind(score => score.Accuracy).IfNone(0);
    }

    public static GradientTransform Schedule()
    {
        var rate = Linear(0, 0.1, 20) >> Cosine(0.1, 180);           // a warm-up, then half a wave
        var steps = Clip(1) >> WeightDecay(1e-4) >> Nesterov(rate, mu: 0.9) >> ReduceOnPlateau();
        Console.WriteLine(rate.At(20));                              // 0.1, after twenty steps
        Console.WriteLine(steps);                                    // its text, which Notation.Parse and fnn train --optimizer read
        return steps;
    }

    public static (Epoch Third, Epoch Fourth) Run(string file)
    {
        var parts = Tables.Load("iris").OrThrow().Split(0.8, key: 42).OrThrow();
        var model = (Dense(16) >> Tanh >> Dense(3)).Build([4]).OrThrow();
        var recipe = Minimise(SoftmaxCrossEntropy);
        var run = recipe.Run<float>(model, parts.Train, key: 42, parts.Test).OrThrow();
        var third = run.Epochs().Skip(2).First();
        Checkpoint.Of(run.Initial).With(third).Save(file, run.Identity).OrThrow();     // parameters, optimiser, place in the data; whole or not at all
        var kept = Checkpoint.Load(file, run.Identity).OrThrow();                      // of another run it would be an error that says in what
        var fourth = run.After(kept.Epoch).OrThrow().First();                          // bit for bit, as if it had never stopped
        var again = run.Next(run.At(100).OrThrow());                                   // any step, once more
        Console.WriteLine(LayerStatistics.Table(LayerStatistics.Of<float>(model, fourth.State.Parameters, parts.Test.Features).OrThrow()));
        Console.WriteLine(LearningRateRange.Of<float>(recipe, model, parts.Train, key: 1).OrThrow().Plot.ToSvg());
        Console.WriteLine(again.OrThrow().Loss);
        return (third, fourth);
    }

    public static (Model Before, Model After) Surgery()
    {
        var recipe = Minimise(SoftmaxCrossEntropy);
        var data = Tables.Load("iris").OrThrow();
        var flowers = (Dense(16) >> Tanh >> Dense(3)).Build([4]).OrThrow();
        var trained = recipe.Fit(flowers, data, key: 1).OrThrow().Take(20).Last().State.Parameters;
        var transfer =
            from frozen in flowers.Freeze("dense1")                       // training leaves dense1 as it is
            from other in frozen.Replace("dense2", Dense(8) >> Relu >> Dense(3))
            from epochs in recipe.Fit(other, data, key: 2, start: trained)  // what kept name and shape starts as it was trained
            select (Model: other, Epoch: epochs.Take(5).Last());
        Console.WriteLine(transfer.OrThrow().Model.Summary);             // shapes, parameters, operations, layer by layer
        Console.WriteLine(string.Join("\n", Difference.Of(flowers, transfer.OrThrow().Model)));
        return (flowers, transfer.OrThrow().Model);
    }

    public static string Expressions()
    {
        var x = Input("x", [Dim.Batch, 3]);
        var w = Param("w", [3, 1], Glorot);
        var loss = Mean(Square((MatMul(x, w) | Tanh) - Input("y", [Dim.Batch, 1])));
        var dw = loss.Gradient(w);                                   // an expression of the shape of w
        var hv = dw.Jvp(w, Input("v", [3, 1]));                      // forward mode over reverse mode
        Console.WriteLine(dw.Listing());                             // let-bound, with shapes
        var again = Listing.Parse(dw.Listing()).OrThrow();           // an equal graph
        return again.Listing() + hv.Listing();
    }
}
