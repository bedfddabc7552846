using System.Reflection;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>
/// Expressions as text, as one writes them on paper: <c>xi1 = -w*x; xi2 = exp(xi1); L = -log(1/(1 + xi2))</c>. Statements end with
/// <c>;</c> or the line. There are numbers, names, <c>+ - * / @ ^</c> (<c>@</c> is the matrix product; <c>^</c> groups to the right and
/// binds tighter than a sign: <c>-x^2</c> is <c>-(x^2)</c>), parentheses and calls: of every elementwise op and activation by its name,
/// <c>leaky_relu(x, slope=0.2)</c>, and of sum, mean, matmul and transpose, which swaps the last two axes. Every other name is a variable. A statement without a name is taken
/// apart: each of its operations is a step of its own, t1, t2... A name has one meaning: it is a variable or it is defined once, before
/// it is used. A step that the last one is not made of is worked out all the same; its adjoint is 0.
/// </summary>
public sealed record Formula
{
    internal Formula(ValueList<FormulaStep> steps) => Steps = steps;

    /// <summary>The named values, one or more, each made of variables and earlier ones.</summary>
    public ValueList<FormulaStep> Steps { get; }

    /// <summary>The value of the last step.</summary>
    public Expr Result => Steps[^1].Expr;

    /// <summary>The free variables, in order of first use.</summary>
    public IEnumerable<VarOp> Variables => Graph.Of(Steps.Select(step => step.Expr)).Variables;

    /// <summary>The names that can be called.</summary>
    public static IEnumerable<string> Functions => new FormulaFunctions([]).Names;

    /// <summary>The formula of a text; or its errors, with line, column, what was expected and the nearest known name.</summary>
    /// <param name="text">The statements.</param>
    /// <param name="at">Values of variables, of which the types are taken; other variables are real scalars.</param>
    /// <param name="more">Assemblies with more ops than those of this library.</param>
    public static Validation<NnError, Formula> Parse(string text, Env? at = null, params ReadOnlySpan<Assembly> more) =>
        FormulaReader.Read(text, at ?? Env.Empty, new([.. more]));

    /// <summary>An expression with what the names of steps stand for in their places; in time linear in the expression alone.</summary>
    internal static Expr Inline(Expr local, IReadOnlyDictionary<string, Expr> steps)
    {
        var graph = Graph.Of(local);
        return graph.Fold<Expr>((node, inputs) => node.Op is VarOp name && steps.TryGetValue(name.Variable, out var step)
            ? step
            : Expr.Of(node.Op, inputs.ToArray()))[graph.Outputs[0]];
    }

    /// <summary>The lines, which <see cref="Parse"/> reads.</summary>
    public override string ToString() => string.Join("; ", Steps);
}
