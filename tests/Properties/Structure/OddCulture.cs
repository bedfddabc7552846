using System.Globalization;

namespace Functional.Nn.Properties;

/// <summary>A culture that writes numbers like no other; texts do not depend on it.</summary>
internal static class OddCulture
{
    public static A Within<A>(Func<A> f)
    {
        var before = CultureInfo.CurrentCulture;
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (odd.NumberFormat.NumberDecimalSeparator, odd.NumberFormat.NegativeSign, odd.NumberFormat.NaNSymbol) = (",", "\u2212", "nix");
        try
        {
            CultureInfo.CurrentCulture = odd;
            return f();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
