namespace Functional.Nn.Lectures;

/// <summary>What the lectures work out by hand, worked out again, numbers and slopes: three slips of the slides are mended, two of a sign and one of a label.</summary>
public sealed record Worked() : Example(
    "worked", [0, 1, 2, 3, 4], "The lectures' numbers, worked out",
    "What the slides compute and derive by hand: as formulas at a point, with values, local derivatives, forward and backward mode, and all paths of the chain rule.")
{
    private const string Autograd = "xi1 = -w*x; xi2 = exp(xi1); xi3 = 1 + xi2; xi4 = 1/xi3; xi5 = log(xi4); L = -y*xi5";
    private const string Ridge = "u = w*x; z = u + b; s = sigmoid(z); e = y - s; q = e^2/2; r = w^2; L = q + 0.1*r";
    private const string Line = "z = w*x + b; L = (z - y)^2/n";
    private const string TwoLayers = "z1 = w11*x1 + w21*x2 + b1; z2 = w12*x1 + w22*x2 + b2; a1 = 1/(1 + exp(-z1)); a2 = 1/(1 + exp(-z2)); z3 = w13*a1 + w23*a2 + b3; p = 1/(1 + exp(-z3)); " + BinaryCrossEntropy;
    private const string FourFunctions = "z1 = x1*w1 + x2*w3 + b1; z2 = x1*w2 + x2*w4 + b2; h1 = exp(z1)/(1 + exp(z1)); h2 = exp(z2)/(1 + exp(z2)); yhat = h1*w5 + h2*w6 + b3; E = (y - yhat)^2";
    private const string BinaryCrossEntropy = "L = -y*log(p) - (1 - y)*log(1 - p)";
    private const string Email = "z = 0.2*x1 + 0.5*x2 - 0.3*x3 - 0.1; p = 1/(1 + exp(-z)); " + BinaryCrossEntropy;
    private const string Logits = "z = x @ w + b; ";
    private const string Post = "x=[1,2,0], w=[[0.2,0.5,-0.1],[0.8,-0.4,0.2],[-0.5,0.3,0.7]], b=[-0.1,0.2,0.1]";
    private const string AtRidge = "y=1, x=2, w=0.5, b=-0.3", AtLine = "x=3, y=1, w=0.5, b=-0.3, n=4", AtLayers = "x1=1, x2=-2, w11=0.3, w21=-0.4, w12=0.7, w22=0.2, w13=-0.6, w23=0.5, b1=0.1, b2=-0.2, b3=0.4, y=1";
    private const string AtFour = "x1=1, x2=-2, w1=0.3, w3=-0.4, w2=0.7, w4=0.2, w5=-0.6, w6=0.5, b1=0.1, b2=-0.2, b3=0.4, y=1";
    private const double Digits = 1e-12;
    private static readonly ValueList<string> Labels = ["C", "Java", "Python"];

    /// <summary>What a slide computes: numbers of a formula at a point.</summary>
    private sealed record Slide(string Lecture, string What, string Formula, string At, params ValueList<(string Name, ValueList<double> Value)> Expected);

    private static ValueList<Slide> Slides =>
    [
        new("001", "Idea 1: values", Autograd, "x=3, w=3, y=1",
            ("xi1", [-9]), ("xi2", [1.2340980408667956e-4]), ("xi3", [1.0001234098040868]), ("xi4", [0.9998766054240137]), ("xi5", [-1.234021897233402e-4])),
        new("003", "one e-mail", Email, "x1=1, x2=2, x3=0, y=0", ("z", [1.1]), ("p", [0.7502601055951177]), ("L", [1.3873353251154312])),
        new("003", "three e-mails", "L = -mean(y*log(p) + (1 - y)*log(1 - p))", "p=[0.9,0.3,0.6], y=[1,0,1]", ("L", [0.3242870277875165])),
        new("003", "multi-class post", Logits + "p = softmax(z); L = -sum(y*log(p))", Post + ", y=[0,0,1]",
            ("z", [1.7, -0.1, 0.4]), ("p", [0.6954921834932195, 0.11496408469823284, 0.18954373180854764]), ("L", [1.6631355063687536])),
        new("003", "three posts", "L = -sum(y*log(p))/3", "p=[[0.2,0.7,0.1],[0.1,0.8,0.1],[0.2,0.2,0.6]], y=[[1,0,0],[0,1,0],[0,0,1]]", ("L", [0.7811356958381003])),
        new("003", "multi-label post", Logits + "p = sigmoid(z); L = -sum(y*log(p) + (1 - y)*log(1 - p))", Post + ", y=[1,0,1]",
            ("p", [0.8455347349164652, 0.47502081252106, 0.598687660112452]), ("L", [1.3251979418597895])),
        .. new[] { (-1, 28 / 3.0), (0, 7 / 3.0), (1, 0.0), (2, 7 / 3.0), (3, 28 / 3.0) }.Select(point =>
            new Slide("003", "cost curve", "J = sum((theta*x - y)^2)/6", $"x=[1,2,3], y=[1,2,3], theta={point.Item1}", ("J", [point.Item2]))),
    ];

    /// <summary>What a slide derives: the slope of a formula in a variable, as a formula of its steps.</summary>
    private sealed record Derivation(string Lecture, string What, string Formula, string At, string By, string Slope);

    private static ValueList<Derivation> Derivations =>
    [
        new("000", "linear regression", Line, AtLine, "w", "2*(z - y)/n*x"),
        new("000", "linear regression", Line, AtLine, "b", "2*(z - y)/n"),
        new("000", "two-layer network", TwoLayers, AtLayers, "w13", "(-(1 - p)*y + (1 - y)*p)*a1"),
        new("000", "two-layer network", TwoLayers, AtLayers, "b3", "-(1 - p)*y + (1 - y)*p"),
        new("000", "two-layer network", TwoLayers, AtLayers, "w11", "(-(1 - p)*y + (1 - y)*p)*w13*(a1*(1 - a1))*x1"),
        new("000", "two-layer network", TwoLayers, AtLayers, "b1", "(-(1 - p)*y + (1 - y)*p)*w13*(a1*(1 - a1))"),
        new("001", "Idea 1, its sign mended", Autograd, "x=3, w=3, y=1", "w", "-y*(1/xi4)*(-1/xi3^2)*exp(xi1)*(-x)"),
        new("002", "f4(f3(f2(f1)))", FourFunctions, AtFour, "w5", "-2*(y - yhat)*h1"),
        new("002", "f4(f3(f2(f1)))", FourFunctions, AtFour, "w1", "-2*(y - yhat)*w5*h1*(1 - h1)*x1"),
        new("004", "ridge", Ridge, AtRidge, "w", "-(y - s)*s*(1 - s)*x + 2*0.1*w"),
        new("004", "ridge, its sign mended", Ridge, AtRidge, "b", "-(y - s)*s*(1 - s)"),
    ];

    /// <inheritdoc/>
    public override Validation<NnError, Findings> Run(Effort effort) =>
        from rows in Slides.Select(Rows).Sequence().Map(all => all.SelectMany(row => row).ToArray())
        from slopes in Derivations.Select(Slopes).Sequence()
        from autograd in Explained(Autograd, "x=3, w=3, y=1", "w")
        from ridge in Explained(Ridge, AtRidge, "w")
        from paths in ChainRule.Paths(ridge)
        from neurons in Neurons.InARow(101, 1.5, 0.5)
        from softmax in SoftmaxRegression.Slopes()
        let decided = Decisions.Of(SoftmaxCrossEntropy, Tensor.Of([3, 3], 0.2, 0.7, 0.1, 0.1, 0.8, 0.1, 0.2, 0.2, 0.6)).Select(post => Labels[post]).ToArray()
        select Findings.Of(Graph.Of(autograd.Formula.Steps.Select(step => step.Expr)).Svg())
            .With("What the slides compute, in full; the slide on one e-mail prints 0.2877, which is its loss for y = 1.", new(
                ["lecture", "what", "name", "value", "expected"],
                [.. rows.Select(row => (ValueList<string>)[row.Slide.Lecture, row.Slide.What, row.Name, Show(row.Found), Show(row.Expected)])]))
            .With("What the slides derive, at points of our own: the slope that the graph finds, and that of the slide's formula.", new(
                ["lecture", "what", "by", "the slide's formula", "value", "expected"],
                [.. slopes.Select(row => (ValueList<string>)[row.Of.Lecture, row.Of.What, row.Of.By, row.Of.Slope, Show(row.Found), Show(row.Expected)])]))
            .With($"Forward mode of {Autograd}, at x = 3, w = 3, y = 1.", autograd.Table(DifferentiationMode.Forward, Numerals.Readable, FormulaStyle.Unicode))
            .With("Backward mode.", autograd.Table(DifferentiationMode.Backward, Numerals.Readable, FormulaStyle.Unicode))
            .With($"All paths from w to L in {Ridge}, at {AtRidge}: products of local derivatives, and their sum.", new(
                ["path", "factors", "product"],
                [.. paths.Select(path => (ValueList<string>)[string.Join(" > ", path.Names), string.Join(" * ", path.Factors.Select(Numerals.Readable.Of)), Show(path.Product)]), ["sum", "", Show(paths.Sum(path => path.Product))]]))
            .Claim(
                Claim.AtMost($"the largest relative difference of {rows.Length} numbers of the slides", rows.Select(row => Difference(row.Found, row.Expected)).Largest(), Digits),
                Claim.AtMost($"the largest relative difference of {slopes.Length} slopes that slides derive", slopes.Select(row => Difference(row.Found, row.Expected)).Largest(), Digits),
                Claim.Near("001, Idea 1: dL/dW, of which the slide drops the sign,", slopes.First(row => row.Of.Formula == Autograd).Found, -3.7018372795869517e-4, Digits),
                Claim.Near("004: the sum over the paths of dL/dw", paths.Sum(path => path.Product), slopes.First(row => row.Of.Formula == Ridge).Expected, Digits),
                Claim.AtMost("000: the largest difference between the slopes of softmax and si(1 - si), -si sj", softmax.Softmax, Digits),
                Claim.AtMost("002: the largest difference between the slopes of the cross-entropy after softmax and s - y", softmax.CrossEntropy, Digits))
            .Claim(Ends(neurons[0], 4.065611775352152e17))
            .Claim(Ends(neurons[1], 7.888609052210118e-31))
            .Claim("003: the three posts are on Java, Java and Python", decided is ["Java", "Java", "Python"], string.Join(", ", decided));

    private static string Show(double number) => new Numerals(13).Of(number);

    private static Validation<NnError, Explanation> Explained(string formula, string at, string wrt) => FormulaPoint.Parse(at).Bind(point => Explanation.Of(formula, point, wrt));

    /// <summary>Every number of a slide, found and expected.</summary>
    private static Validation<NnError, (Slide Slide, string Name, double Found, double Expected)[]> Rows(Slide slide) =>
        from point in FormulaPoint.Parse(slide.At)
        from explanation in Explanation.Of(slide.Formula, point)
        select (
            from expected in slide.Expected
            let found = explanation.Steps.Single(step => step.Step.Name == expected.Name).Value
            from i in Enumerable.Range(0, Math.Max(found.Length, expected.Value.Count))
            select (slide, expected.Value.Count == 1 ? expected.Name : $"{expected.Name}{i + 1}", found.Span[i], expected.Value[i])).ToArray();

    /// <summary>A slope by the graph, and by the formula of a slide, which is one more step of that from which it is derived.</summary>
    private static Validation<NnError, (Derivation Of, double Found, double Expected)> Slopes(Derivation of) =>
        from explanation in Explained(of.Formula, of.At, of.By)
        from slide in Explained($"{of.Formula}; slope = {of.Slope}", of.At, of.By)
        from found in explanation.Gradient.Single(slope => slope.Input == of.By).Value.ToValidation<NnError>(new NumericError("no slope") { Where = of.By })
        select (of, found.Span[0], slide.Steps[^1].Value.Span[0]);

    /// <summary>What a row of neurons makes of 1 forward, and what comes back.</summary>
    private static Claim[] Ends(Neurons row, double expected) =>
    [
        Claim.Near($"003: the output of 101 linear neurons with w = {Show(row.Weight)}", row.Activation(101), expected, Digits),
        Claim.Near("the gradient in the first of them", row.Gradient(1), expected, Digits),
    ];

    private static double Difference(double found, double expected) => Math.Abs(found - expected) / (expected == 0 ? 1 : Math.Abs(expected));
}
