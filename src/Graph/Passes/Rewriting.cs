using System.Collections.Immutable;
using LanguageExt;

namespace Functional.Nn;

/// <summary>
/// The normal forms of expressions by one table of rules: inputs first, then the expression on them, then whatever a rule puts in
/// its place, until none applies anywhere. Each expression that is met is rewritten once, on a stack of its own.
/// </summary>
/// <param name="rules">The table.</param>
/// <param name="limit">How often a replacement may be replaced in turn, before the table is one that never ends.</param>
internal sealed class Rewriting(ValueList<Rule> rules, int limit)
{
    private readonly Dictionary<Expr, Expr> normal = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<Step> open = new();

    public Expr NormalForm(Expr expr)
    {
        open.Push(new(expr, 0));
        while (open.TryPop(out var next))
            if (next.Replaced is { } replacement)
                normal[next.Expr] = normal[replacement];
            else if (!normal.ContainsKey(next.Expr) && !Await(next))
                Rewrite(next);
        return normal[expr];
    }

    /// <summary>Whether inputs come first; then the expression is looked at again after them.</summary>
    private bool Await(Step step)
    {
        var before = open.Count;
        foreach (var input in step.Expr.Inputs)
            if (!normal.ContainsKey(input))
            {
                if (open.Count == before)
                    open.Push(step);
                open.Push(step with { Expr = input });
            }

        return open.Count > before;
    }

    private void Rewrite(Step step)
    {
        var inputs = ImmutableArray.CreateRange(step.Expr.Inputs, static (input, normal) => normal[input], normal);
        var op = step.Expr.Op.Over(Inner);
        var results = ReferenceEquals(op, step.Expr.Op) || op == step.Expr.Op ? step.Expr.ResultsOn(inputs) : Expr.Of(op, inputs);
        var expr = results.Length == 1 ? results[0] : results[step.Expr.ResultIndex];
        foreach (var rule in rules.Items)
            if (rule.Rewrite(expr) is { IsSome: true } applied)
            {
                var replacement = Fitting(rule, expr, (Expr)applied);
                open.Push(step with { Replaced = replacement, By = rule });
                open.Push(step.Generation < limit ? new(replacement, step.Generation + 1) : throw Endless());
                return;
            }

        normal[step.Expr] = normal[expr] = expr;
    }

    /// <summary>A graph that an op holds.</summary>
    private Graph Inner(Graph graph)
    {
        var inner = new Rewriting(rules, limit);
        return Graph.Of(graph.Outputs.Select(output => inner.NormalForm(graph.Values[output])));
    }

    private static Expr Fitting(Rule rule, Expr expr, Expr replacement) => replacement.Type == expr.Type
        ? replacement
        : throw new ShapeException(new ShapeError($"rule {rule.Name} on {expr.Op}") { Expected = $"a replacement {expr.Type}", Found = $"{replacement.Type}" });

    /// <summary>Named are the rules of the later half: what came before they began to go round is left out.</summary>
    private ShapeException Endless() => new(new ShapeError("rules that never end")
    {
        Expected = $"an expression to which no rule applies, after {limit} replacements of replacements",
        Found = string.Join(" and ", open.Select(step => step.By?.Name).OfType<string>().Take(limit / 2).Distinct().Order(StringComparer.Ordinal).Select(Quoted.Write)),
        Hint = "Each rule must lead to something simpler.",
    });

    private readonly record struct Step(Expr Expr, int Generation, Expr? Replaced = null, Rule? By = null);
}
