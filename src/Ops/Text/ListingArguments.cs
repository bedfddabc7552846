namespace Functional.Nn.Ops;

/// <summary>
/// Reads the arguments of an op of a listing: the required ones in order, then optional ones by name. Beside the values of
/// <see cref="Notation"/> these are graphs in braces, tensors in brackets, types, and shapes with symbols.
/// </summary>
/// <param name="cursor">Where the listing is read.</param>
/// <param name="notation">Reads all other values.</param>
/// <param name="block">Reads a graph in braces.</param>
internal sealed class ListingArguments(TokenCursor cursor, NotationParser notation, Func<Graph> block)
{
    private Token Here => cursor.Here;

    /// <summary>The op with all of its arguments that stand here.</summary>
    public OpenOp Of(Signature member)
    {
        var isVariable = member.Makes(typeof(VarOp));
        var found = new Dictionary<SignatureArgument, object?>();
        while (Next(member, found, isVariable) is { } argument)
            found[argument] = Read(argument, $"{argument.Name} of {member.Name}");
        return new(member, found, isVariable);
    }

    /// <summary>A type: <c>[batch, 3]</c>, of integers <c>index [2]</c>.</summary>
    public TensorType Type(string what)
    {
        var kind = Here is { Kind: TokenKind.Word, Text: "index" } ? cursor.Past(Kind.Index) : Kind.Real;
        return new(Shape(what), kind);
    }

    private SignatureArgument? Next(Signature member, Dictionary<SignatureArgument, object?> found, bool isVariable)
    {
        if (!cursor.IsNamed)
            return member.Arguments.FirstOrDefault(a => !a.IsOptional && !found.ContainsKey(a) && !OpenOp.IsTold(a, isVariable));
        var named = member.Arguments.FirstOrDefault(a => a.Name == Here.Text)
            ?? throw cursor.Fail(member.Arguments.Count == 0 ? "no argument" : string.Join(", ", member.Arguments.Select(a => a.Name)), $"argument of {member.Name}", Nearest.Hint(Here.Text, member.Arguments.Select(a => a.Name)));
        if (found.ContainsKey(named))
            throw cursor.Fail($"{named.Name} only once", $"argument of {member.Name}");
        cursor.Named();
        return named;
    }

    private object? Read(SignatureArgument argument, string what)
    {
        var token = Here;
        var value = token.Text is "none" && argument is { IsOptional: true, Default: null }
            ? cursor.Past<object?>(null)
            : Value(Nullable.GetUnderlyingType(argument.Type) ?? argument.Type, what) ?? throw cursor.Fail(argument.Kind, what);
        return argument.Broken(value) is { Length: > 0 } limits ? throw new NnException(token.Error(what, limits)) : value;
    }

    private object? Value(Type type, string what) =>
        type == typeof(Graph) ? block()
        : type == typeof(Tensor) ? Tensor(what)
        : type == typeof(TensorType) ? Type(what)
        : type == typeof(Shape) ? Shape(what)
        : type == typeof(Dim) ? Extent(what)
        : type is { IsValueType: true, IsPrimitive: false, IsGenericType: false } && Here.Text is "(" ? notation.Item(notation.Words(type))
        : notation.Value(type, what);

    private Shape Shape(string what) => Here.Text is "[" ? Nn.Shape.Of([.. cursor.List(() => Extent(what))]) : throw cursor.Fail("extents between '[' and ']'", what);

    private Dim Extent(string what) =>
        Here.Kind is TokenKind.Number && notation.Value(typeof(int), what) is int known ? known >= 0 ? known : throw new NnException(cursor[-1].Error(what, "0 or more"))
        : Here.Kind is TokenKind.Word && Here.Text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_') && char.IsAsciiLetter(Here.Text[0]) ? Dim.Symbolic(cursor.Take().Text)
        : throw cursor.Fail("an extent: a whole number or a name", what);

    private ListedTensor Tensor(string what)
    {
        if (Here.Text is "empty")
            return cursor.Past(Here) is var empty && Shape(what) is { IsKnown: true, Size: 0 } shape ? new(shape, ValueList.Of<Token>()) : throw new NnException(empty.Error(what, "a shape of no elements"));
        var (numbers, extents) = (new List<Token>(), new List<int>());
        Nested(0);
        if (cursor.Here is { Kind: TokenKind.Word } digest && digest.Text.StartsWith("sha256:", StringComparison.Ordinal))
            throw new NnException(digest.Error($"{what} is left out", "its numbers", "Print it with a higher limit."));
        return new(Nn.Shape.Of([.. extents.Select(extent => (Dim)extent)]), ValueList.Of<Token>([.. numbers]));

        void Nested(int axis)
        {
            if (Here.Text is not "[")
            {
                if (Here.Kind is not TokenKind.Number || (numbers.Count > 0 && axis != extents.Count))
                    throw cursor.Fail(axis < extents.Count ? "'['" : "a number", what);
                numbers.Add(cursor.Take());
                return;
            }

            if (numbers.Count > 0 && axis >= extents.Count)
                throw cursor.Fail("a number", what);
            if (axis == extents.Count)
                extents.Add(-1);
            var bracket = Here;
            var count = cursor.Deeper(() => cursor.List(() =>
            {
                Nested(axis + 1);
                return LanguageExt.Unit.Default;
            })).Count;
            if (count == 0 || (extents[axis] >= 0 && extents[axis] != count))
                throw new NnException(bracket.Error(what, count == 0 ? "numbers, or empty and a shape" : $"{extents[axis]} in each row"));
            extents[axis] = count;
        }
    }
}
