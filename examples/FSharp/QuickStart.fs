/// The README's example in F#; a test runs it.
module FSharpExamples.QuickStart

open Functional.Nn
open Functional.Nn.Ops
open Functional.Nn.Training
open type Functional.Nn.Ops.Layers
open type Functional.Nn.Ops.Losses
open type Functional.Nn.Training.Optimizers

/// Layers, optimisers and passes compose with >> as functions do.
let (>>) (first: 'M) (second: 'M) : 'M when 'M :> IMonoid<'M> = 'M.op_RightShift (first, second)

/// Trains a small network on the iris table; gives the accuracy on its last fifth.
let accuracy (epochs: int) =
    let net = Dense 16 >> Tanh >> Dropout 0.1 >> Dense 3
    let data = Tables.Load("iris").OrThrow()
    let parts = data.Split(0.8, Key.op_Implicit 42).OrThrow()
    let scaled = parts.Scale(fun train -> Scaler.Standard train)
    let model = net.Build(data.FeatureShape).OrThrow()
    let recipe = Recipe(SoftmaxCrossEntropy, Optimizer = (Clip 1.0 >> Adam 0.01), Batch = 16)

    recipe.Fit(model, scaled.Train, Key.op_Implicit 42, scaled.Test).OrThrow()
    |> Seq.item (epochs - 1)
    |> fun epoch -> epoch.Validation.Bind(fun score -> score.Accuracy).IfNone 0.0
