using Functional.Nn.Properties.Adapter;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class TableTests
{
    private static readonly Table Some = new(["step", "backward\ndL/d."], [["xi2 = a|b", "1.5"], ["two\nlines & 50%", "-2e-4"]]);

    [Fact]
    public void Markdown_keeps_cells_apart_and_numbers_to_the_right() => Assert.Equal(
        """
        | step | backward dL/d. |
        | --- | ---: |
        | xi2 = a\|b | 1.5 |
        | two<br>lines & 50% | -2e-4 |

        """, Some.ToMarkdown());

    [Fact]
    public void LaTeX_is_escaped_unless_it_is_LaTeX_already()
    {
        Assert.Equal(
            """
            \begin{tabular}{lr}
            \hline
            step & \shortstack[l]{backward \\ dL/d.} \\
            \hline
            xi2 = a|b & 1.5 \\
            \shortstack[l]{two \\ lines \& 50\%} & -2e-4 \\
            \hline
            \end{tabular}

            """, Some.ToLatex());
        Assert.Contains(@"$\xi_1$ & 1", new Table(["a", "b"], [[@"$\xi_1$", "1"]]).ToLatex(isMarkup: true), StringComparison.Ordinal);
    }

    [Property]
    public static bool Escaped_text_has_no_sign_with_a_meaning(string? text) =>
        Table.EscapedLatex(text ?? "").Replace(@"\textbackslash{}", "", StringComparison.Ordinal).Replace(@"\textasciicircum{}", "", StringComparison.Ordinal).Replace(@"\textasciitilde{}", "", StringComparison.Ordinal)
            is var rest && !rest.Contains('^', StringComparison.Ordinal) && "&%$#_{}".All(sign => rest.Count(c => c == sign) == rest.Split($@"\{sign}").Length - 1);
}
