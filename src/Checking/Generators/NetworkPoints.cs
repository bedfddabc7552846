using Functional.Nn.Ops;

namespace Functional.Nn.Checking;

/// <summary>The points of networks: numbers of few digits, some of them 0, some of them equal, as a function of a key.</summary>
internal static class NetworkPoints
{
    /// <summary>A value for a variable of a network, of this many examples: that of another point, cut to size, or a new one.</summary>
    public static Tensor Value(VarOp variable, int batch, int classes, Loss? loss, Env kept, Key key)
    {
        var shape = Shape.Of([.. variable.Type.Shape.Select(dim => dim.IsKnown ? dim : batch)]);
        return kept.Find(variable.Variable).Bind(old => Cut(old, new(shape, variable.Type.Kind))).Filter(old => variable.Variable != NetworkCase.TargetName || Fits(old, classes, loss))
            .IfNone(() => Drawn(variable, shape, classes, loss, key.Fold(variable.Variable)));
    }

    private static LanguageExt.Option<Tensor> Cut(Tensor old, TensorType wanted) =>
        old.Kind == wanted.Kind && old.Shape.Rank == wanted.Shape.Rank && old.Shape.Zip(wanted.Shape, (from, to) => from.Extent >= to.Extent).All(fits => fits)
            ? Axes.All(wanted.Shape.Rank).Aggregate(old, (tensor, axis) => Shrinkers.Cut(tensor, axis, wanted.Shape[axis].Extent))
            : LanguageExt.Option<Tensor>.None;

    private static bool Fits(Tensor target, int classes, Loss? loss) => target is Tensor<int> chosen
        ? chosen.Span.ToArray().All(c => (c >= 0 && c < classes) || c == Ignored(loss))
        : loss?.Range is var (least, most) && target.To<double>().Span.ToArray().All(t => t >= least && t <= most);

    private static Tensor Drawn(VarOp variable, Shape shape, int classes, Loss? loss, Key own) => variable switch
    {
        { Variable: NetworkCase.TargetName, Type.Kind: Kind.Index } => Tensor.Generate(shape, i => Ignored(loss) is { } ignored && own.Fold("ignored").Uniform(i) < 0.25 ? ignored : own.Integer(i, classes)),
        { Variable: NetworkCase.TargetName } => Tensor.Generate(shape, i => Wanted(loss, own.Integer(i, 9) / 8.0)),
        { Variable: Place.KeyName, Type.Kind: Kind.Index } => own.ToTensor(),
        { Type.Kind: Kind.Index } => Tensor.Generate(shape, i => own.Integer(i, 2)),
        StateOp state => Tensor.Generate(shape, i => state.Start + ((own.Integer(i, 7) - 3) / 8.0)),
        KeptOp kept when own.Fold("style").Uniform(0) < 0.3 && kept.Initial<double>(own) is var start => Tensor.Generate(shape, i => Math.Round(64 * (start.Span[i] + (0.4 * (own.Uniform(i) - 0.5)))) / 64),
        _ when own.Fold("style").Uniform(0) > 0.7 => Tensor.Generate(shape, i => (own.Integer(i, 5) - 2) / 2.0),
        _ => Tensor.Generate(shape, i => (own.Integer(i, 49) - 24) / 16.0),
    };

    private static int? Ignored(Loss? loss) => (loss as LikelihoodLoss)?.IgnoreIndex;

    /// <summary>A target in the range of the loss, by a number from 0 to 1.</summary>
    private static double Wanted(Loss? loss, double u) => loss?.Range switch
    {
        (0, 1) => u,
        (-1, 1) => u < 0.5 ? -1 : 1,
        (0, _) => 0.25 + (3 * u),
        _ => (4 * u) - 2,
    };
}
