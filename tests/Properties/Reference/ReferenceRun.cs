using System.Collections.Immutable;
using Functional.Nn.Ops;

namespace Functional.Nn.Properties;

/// <summary>One case by the plain folds: what differs from the reference in values and gradients.</summary>
internal static class ReferenceRun
{
    /// <summary>Slopes for which the reference has a constant in single precision, 1/6 or 1/α: its digits end there, ours do not.</summary>
    private static readonly string[] SinglePrecisionSlopes = ["hardsigmoid", "celu"];

    /// <summary>What differs, a line each.</summary>
    public static ImmutableArray<string> Differences(ReferenceCase given, Func<ReferenceCase, ImmutableArray<Expr>> op)
    {
        try
        {
            var outputs = op(given);
            string[] unread = [.. given.Unread];
            if (unread.Length > 0)
                return [$"{given.Name}: not known here: {string.Join(", ", unread)}"];
            var names = given.Outputs.Keys.ToArray();
            if (outputs.Length != names.Length)
                return [$"{given.Name}: {outputs.Length} outputs instead of {names.Length}"];
            var pulled = Enumerable.Range(0, names.Length).Where(i => given.Cotangents.ContainsKey(names[i])).ToArray();
            var wrt = given.Gradients.Keys.ToImmutableArray();
            var gradients = Reverse.Pull(
                [.. pulled.Select(i => outputs[i])],
                [.. pulled.Select(i => Expr.Constant(given.Cotangents[names[i]].Value))],
                [.. wrt.Select(name => given[name])]);
            var graph = Graph.Of(outputs.AddRange(gradients));
            var edges = new ReferenceEdges(given, inputs => graph.Evaluate<double>(Env.Of(inputs)).OrThrow());
            var env = Env.Of(given.Inputs.Select(input => (input.Key, input.Value.Value)));
            var absolute = Math.Max(ReferenceTolerance.Op.Absolute, edges.Rounding);
            return
            [
                .. Differing("", graph.Evaluate<double>(env).OrThrow()),
                .. Differing("compiled, ", new Program<double>(graph, Passes.Fuse).Run(env).OrThrow()),
            ];

            IEnumerable<string> Differing(string how, ImmutableArray<Tensor> found) =>
            [
                .. names.Index().SelectMany(p => Differences(
                    $"{given.Name} {how}{p.Item}", given.Outputs[p.Item], found[p.Index], new(absolute, ReferenceTolerance.Op.Relative), (i, e, f) => edges.Excuses(p.Index, i, e, f))),
                .. wrt.Index().SelectMany(p => Differences(
                    $"{given.Name} {how}gradient of {p.Item}", given.Gradients[p.Item], found[names.Length + p.Index],
                    new(absolute, SinglePrecisionSlopes.Contains(given.Op) ? 1e-6 : ReferenceTolerance.Op.Relative), (i, e, f) => edges.ExcusesSlope(names.Length + p.Index, i, e, f))),
            ];
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return [fault is NnException ? $"{given.Name}: {fault.Message}" : $"{given.Name}: {fault.GetType().Name}: {fault.Message}"];
        }
    }

    private static IEnumerable<string> Differences(string what, ReferenceTensor expected, Tensor found, ReferenceTolerance tolerance, Func<int, double, double, bool> excuses) =>
        expected.Shape != found.Shape
            ? [$"{what}: shape {found.Shape} instead of {expected.Shape}"]
            : expected.Data.Zip(found.To<double>().Span.ToArray()).Index()
                .Where(p => !tolerance.Admits(p.Item.Item1, p.Item.Item2) && !excuses(p.Index, p.Item.Item1, p.Item.Item2))
                .Select(p => $"{what}[{p.Index}]: {p.Item.Item2:R} instead of {p.Item.Item1:R}").Take(3);
}
