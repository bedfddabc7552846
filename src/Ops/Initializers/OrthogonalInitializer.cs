using System.ComponentModel.DataAnnotations;
using MathNet.Numerics.LinearAlgebra;

namespace Functional.Nn.Ops;

/// <summary>
/// Rows or columns, whichever are fewer, orthogonal and of length <c>Gain</c> (Saxe et al., 2013): the Q of a matrix of normal draws whose
/// R has a positive diagonal. Axes after the first are read as one.
/// </summary>
/// <param name="Gain">The length, 0 or more.</param>
public sealed record OrthogonalInitializer([Range(0.0, double.MaxValue)] double Gain = 1) : Initializer
{
    /// <inheritdoc/>
    public override Tensor<T> Draw<T>(Key key, Shape shape, Fans fans)
    {
        if (shape.Rank == 0 || shape.Size == 0)
            return Tensor.Fill(shape, T.CreateSaturating(Gain));
        var (rows, columns) = (shape[0].Extent, shape.Size / shape[0].Extent);
        var (tall, wide) = (Math.Max(rows, columns), Math.Min(rows, columns));
        var qr = Matrix<double>.Build.Dense(tall, wide, (i, j) => StandardNormal(key, (i * wide) + j)).QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin);
        return Tensor.Generate(shape, at => (at / columns, at % columns) is var (i, j) && rows >= columns
            ? Element<T>(qr.Q[i, j], qr.R[j, j])
            : Element<T>(qr.Q[j, i], qr.R[i, i]));
    }

    private T Element<T>(double q, double diagonal) where T : unmanaged, System.Numerics.INumberBase<T> => T.CreateSaturating(Gain * (diagonal < 0 ? -q : q));
}
