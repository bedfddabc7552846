using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The arithmetic operators of expressions, beside <c>+</c>. Shapes broadcast; numbers are constants.</summary>
public static class Arithmetic
{
    extension(Expr)
    {
        /// <summary>-x.</summary>
        public static Expr operator -(Expr x) => Negate(x);

        /// <summary>x - y.</summary>
        public static Expr operator -(Expr x, Expr y) => Subtract(x, y);

        /// <summary>x y, element by element.</summary>
        public static Expr operator *(Expr x, Expr y) => Multiply(x, y);

        /// <summary>x / y, element by element.</summary>
        public static Expr operator /(Expr x, Expr y) => Divide(x, y);
    }
}
