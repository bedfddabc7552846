using System.Collections.Immutable;
using LanguageExt;

namespace Functional.Nn.Ops.Rules;

/// <summary>How the rows of the tables are written.</summary>
internal static class Table
{
    /// <summary>A rule for the applications of one op; null where it does not apply.</summary>
    public static Rule On<TOp>(string name, Func<TOp, Expr, Expr?> rewrite) where TOp : Op =>
        new(name, e => e.Op is TOp op && rewrite(op, e) is { } simpler ? simpler : Option<Expr>.None);

    /// <summary>A rule for an op of one input.</summary>
    public static Rule OnOne<TOp>(string name, Func<Expr, Expr?> rewrite) where TOp : Op => On<TOp>(name, (_, e) => rewrite(e.Inputs[0]));

    /// <summary>A rule for an op of two inputs.</summary>
    public static Rule OnTwo<TOp>(string name, Func<Expr, Expr, Expr?> rewrite) where TOp : Op => On<TOp>(name, (_, e) => rewrite(e.Inputs[0], e.Inputs[1]));

    /// <summary>A rule for an op of two inputs that holds with the inputs in either order.</summary>
    public static Rule OnEither<TOp>(string name, Func<Expr, Expr, Expr?> rewrite) where TOp : Op => OnTwo<TOp>(name, (x, y) => rewrite(x, y) ?? rewrite(y, x));

    /// <summary>The input of an application of one op; else null.</summary>
    public static Expr? Under<TOp>(this Expr e) where TOp : Op => e.Op is TOp ? e.Inputs[0] : null;

    /// <summary>Whether this is one real number, known and the same everywhere; 0 has both signs.</summary>
    public static bool IsFill(this Expr e, double value) => e.Fill() is { } number && number == value;

    /// <summary>The real number that this is everywhere, if it is known.</summary>
    public static double? Fill(this Expr e)
    {
        while (e.Op is BroadcastToOp or ReshapeOp)
            e = e.Inputs[0];
        return e.Op is ConstantOp { Value: Tensor<double> { Length: > 0 } value } && !value.Span.ContainsAnyExcept(value.Span[0]) ? value.Span[0] : null;
    }

    /// <summary>Whether a number is 0, or normal in <c>float</c> as well: in no type that large becomes it 0 or infinite.</summary>
    public static bool IsPlain(double number) => number == 0 || float.IsNormal((float)number);

    /// <summary>The known extents but 1, and the symbols.</summary>
    public static ImmutableArray<Dim> Extended(this Shape shape) => [.. shape.Where(dim => dim != 1)];
}
