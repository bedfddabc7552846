using System.Collections.Immutable;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn;

/// <summary>The numbers that symbolic extents have in one evaluation.</summary>
public sealed class Symbols
{
    private readonly ImmutableDictionary<string, int> extents;

    private Symbols(ImmutableDictionary<string, int> extents) => this.extents = extents;

    /// <summary>The number of an extent.</summary>
    public int Extent(Dim dim) => dim.Name is { } symbol ? extents[symbol] : dim.Extent;

    /// <summary>The shape with every symbol replaced by its number.</summary>
    public Shape Bind(Shape shape) => shape.IsKnown ? shape : Shape.Of([.. shape.Dims.Select(d => (Dim)Extent(d))]);

    /// <summary>
    /// The numbers that <paramref name="env"/> gives to symbols, by the shapes of variables or else by the symbol's own name; or
    /// everything that does not fit:
    /// unbound variables, wrong element types or shapes, symbols with two numbers or with none.
    /// </summary>
    public static Validation<NnError, Symbols> Of<T>(Graph graph, Env env)
    {
        var (errors, found) = (ImmutableArray.CreateBuilder<NnError>(), ImmutableDictionary.CreateBuilder<string, int>());
        var declared = new Dictionary<string, VarOp>();
        foreach (var variable in graph.Variables)
        {
            if (!declared.TryAdd(variable.Variable, variable))
                errors.Add(new ShapeError("variable declared twice") { Where = variable.Variable, Expected = $"{declared[variable.Variable]}", Found = $"{variable}", Hint = "Give the two variables different names." });
            else if (env.Find(variable.Variable) is { IsSome: true } value)
                errors.AddRange(value.SelectMany(v => Mismatches<T>(variable, v, found)));
            else
                errors.Add(new DataError("variable without a value") { Where = variable.Variable, Expected = $"a tensor {variable.Type}", Found = "none", Hint = "Add it to the environment." });
        }

        var told = declared.Values.SelectMany(v => v.Type.Shape.Dims).Select(d => d.Name).OfType<string>().ToHashSet();
        errors.AddRange(graph.Symbols.Where(symbol => !told.Contains(symbol)).SelectMany(symbol => Unbound(symbol, env, found)));
        if (errors.Count > 0)
            return Fail<Symbols>(errors);
        var symbols = new Symbols(found.ToImmutable());
        return symbols.TooLarge(graph) is { } shape
            ? Fail<Symbols>(new DataError("shape too large") { Expected = $"at most {Array.MaxLength} elements", Found = $"{shape}" })
            : Ok(symbols);
    }

    private Shape? TooLarge(Graph graph) =>
        graph.Values.Where(v => !v.Shape.IsKnown).Select(v => (Shape?)Bind(v.Shape)).FirstOrDefault(shape => shape!.Value.Elements > Array.MaxLength);

    private static IEnumerable<NnError> Mismatches<T>(VarOp variable, Tensor value, ImmutableDictionary<string, int>.Builder found)
    {
        var (declared, actual) = (variable.Type.Shape, value.Shape);
        var element = variable.Type.Kind is Kind.Index ? typeof(int) : typeof(T);
        if (value.ElementType != element)
            yield return new DataError("element type of a variable") { Where = variable.Variable, Expected = element.Name, Found = value.ElementType.Name, Hint = "Convert it with To." };
        if (declared.Rank != actual.Rank || declared.Dims.Zip(actual.Dims, (d, a) => d.IsKnown && d != a).Any(differs => differs))
            yield return new DataError("shape of a variable") { Where = variable.Variable, Expected = $"{declared}", Found = $"{actual}" };
        else
            foreach (var (symbol, extent) in declared.Dims.Zip(actual.Dims, (d, a) => (d, a)).Where(p => !p.d.IsKnown))
                if (!found.TryAdd(symbol.Name!, extent.Extent) && found[symbol.Name!] != extent.Extent)
                    yield return new DataError("symbolic extent with two numbers") { Where = variable.Variable, Expected = $"{symbol} = {found[symbol.Name!]}", Found = $"{extent}" };
    }

    /// <summary>A symbol that no variable has left: a gradient may need the number of examples, yet none of them.</summary>
    private static IEnumerable<NnError> Unbound(string symbol, Env env, ImmutableDictionary<string, int>.Builder found)
    {
        if (env.Find(symbol).Match(Some: value => value is Tensor<int> { Length: 1, Span: [>= 0 and var extent] } ? extent : -1, None: () => -1) is >= 0 and var number)
            found.Add(symbol, number);
        else
            yield return new DataError("symbolic extent without a number")
            {
                Where = symbol,
                Expected = "a variable with this extent",
                Found = "none",
                Hint = $"Add '{symbol}' itself to the environment, as one integer.",
            };
    }
}
