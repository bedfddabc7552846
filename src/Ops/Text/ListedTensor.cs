using System.Globalization;

namespace Functional.Nn.Ops;

/// <summary>The numbers of a tensor as they stand in a listing.</summary>
/// <param name="Shape">The shape that their brackets tell.</param>
/// <param name="Numbers">The numbers, row-major.</param>
internal sealed record ListedTensor(Shape Shape, ValueList<Token> Numbers)
{
    private const string Payload = "NaN:";

    /// <summary>The tensor: of integers for an index, else of <c>double</c>.</summary>
    public Tensor Of(Kind kind) => kind is Kind.Index
        ? Tensor.Of<int>(Shape, [.. Numbers.Select(Whole)])
        : Tensor.Of<double>(Shape, [.. Numbers.Select(Real)]);

    private static int Whole(Token number) => int.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
        ? whole
        : throw new NnException(number.Error("element of an index", "a whole number"));

    private static double Real(Token number) =>
        number.Text.StartsWith(Payload, StringComparison.Ordinal) ? Bits(number)
        : double.TryParse(number.Text, CultureInfo.InvariantCulture, out var real) && (double.IsFinite(real) || !number.Text.AsSpan().ContainsAnyInRange('0', '9')) ? real
        : throw new NnException(number.Error("element of a tensor", "a finite number"));

    /// <summary>A NaN by its bytes, the lowest first.</summary>
    private static double Bits(Token number) =>
        number.Text.Length == Payload.Length + (2 * sizeof(double)) && BitConverter.ToDouble(Convert.FromHexString(number.Text.AsSpan(Payload.Length))) is double.NaN and var real
            ? real
            : throw new NnException(number.Error("element of a tensor", $"{Payload} and the {2 * sizeof(double)} digits of its bytes"));
}
