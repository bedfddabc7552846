namespace Functional.Nn.Ops;

/// <summary>An op of a listing whose arguments have been read but for those that the rest of its line tells: a variable's name and type,
/// and whether a constant's numbers are an index.</summary>
/// <param name="Member">Which op.</param>
/// <param name="Found">The arguments that were read.</param>
/// <param name="IsVariable">Whether the line names a variable.</param>
internal sealed record OpenOp(Signature Member, IReadOnlyDictionary<SignatureArgument, object?> Found, bool IsVariable)
{
    private static readonly string Variable = Term.Words(nameof(VarOp.Variable));
    private static readonly string Type = Term.Words(nameof(VarOp.Type));

    /// <summary>Whether the line tells an argument that does not stand among the others.</summary>
    public static bool IsTold(SignatureArgument argument, bool isVariable) => isVariable
        && ((argument.Name == Variable && argument.Type == typeof(string)) || (argument.Name == Type && argument.Type == typeof(TensorType)));

    /// <summary>All arguments.</summary>
    /// <param name="name">What the line lets be.</param>
    /// <param name="type">Its type.</param>
    public object?[] Complete(string name, TensorType type) =>
    [
        .. Member.Arguments.Select(argument =>
            Found.TryGetValue(argument, out var value) ? value is ListedTensor tensor ? tensor.Of(type.Kind) : value
            : IsTold(argument, IsVariable) ? argument.Type == typeof(string) ? name : type
            : argument.Default),
    ];
}
