using System.Globalization;

namespace Functional.Nn.Ops;

/// <summary>The variables of the step of a <see cref="ScanOp"/>: its inputs by their numbers, sequences without their first axis.</summary>
public static class ScanStep
{
    private const string Prefix = "step/";

    /// <summary>The variable that stands for an input of the scan in one step.</summary>
    public static Expr Variable(int input, TensorType type) => Expr.Var(Name(input), type);

    /// <summary>What it is called.</summary>
    internal static string Name(int input) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{input}");

    /// <summary>The input that a variable stands for, or -1.</summary>
    internal static int Number(VarOp variable) =>
        variable.Variable.StartsWith(Prefix, StringComparison.Ordinal) && int.TryParse(variable.Variable.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
