namespace Functional.Nn.Ops;

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>Randomised leaky ReLU in evaluation (Xu et al., 2015): x above 0, elsewhere x times the mean of the limits that slopes have in training.</summary>
    public static Expr RRelu(Expr x, double lower = 1.0 / 8, double upper = 1.0 / 3) => x | Layers.LeakyRelu((lower + upper) / 2);
}
