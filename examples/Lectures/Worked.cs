namespace Functional.Nn.Lectures;

/// <summary>The numbers that the lectures work out by hand, worked out again: two slips of the slides are corrected, of a sign and of a label.</summary>
public sealed record Worked() : Example(
    "worked", [0, 1, 2, 3, 4], "The lectures' numbers, worked out",
    "Every example that the slides compute by hand: as formulas at a point, with values, local derivatives, forward and backward mode, and all paths of the chain rule.")
{
    private const string Autograd = "xi1 = -w*x; xi2 = exp(xi1); xi3 = 1 + xi2; xi4 = 1/xi3; xi5 = log(xi4); L = -y*xi5";
    private const string Ridge = "u = w*x; z = u + b; s = sigmoid(z); e = y - s; q = e^2/2; r = w^2; L = q + 0.1*r";
    private const string BinaryCrossEntropy = "L = -y*log(p) - (1 - y)*log(1 - p)";
    private const string Email = "z = 0.2*x1 + 0.5*x2 - 0.3*x3 - 0.1; p = 1/(1 + exp(-z)); " + BinaryCrossEntropy;
    private const string Logits = "z = x @ w + b; ";
    private const string Post = "x=[1,2,0], w=[[0.2,0.5,-0.1],[0.8,-0.4,0.2],[-0.5,0.3,0.7]], b=[-0.1,0.2,0.1]";
    private const double Digits = 1e-12;
    private static readonly string[] Ends = ["output", "gradient"];

    /// <summary>What a slide computes.</summary>
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

    /// <inheritdoc/>
    public override Validation<NnError, Findings> Run(Effort effort) =>
        from rows in Slides.Select(Rows).Sequence()
        from autograd in Explained(Autograd, "x=3, w=3, y=1", "w")
        from ridge in Explained(Ridge, "y=1, x=2, w=0.5, b=-0.3", "w")
        from paths in ChainRule.Paths(ridge)
        from threads in new[] { (1.5, 4.065611775352152e17), (0.5, 7.888609052210118e-31) }.Select(Thread).Sequence()
        from vectors in Vectors()
        let slope = autograd.Gradient.First(of => of.Input == "w").Value.Map(value => value.Span[0]).IfNone(double.NaN)
        let s = 1 / (1 + Math.Exp(-0.7))
        select Findings.Of(Graph.Of(autograd.Formula.Steps.Select(step => step.Expr)).Svg())
            .With("What the slides compute, computed.", new(
                ["lecture", "what", "name", "value", "on the slide"],
                [.. rows.SelectMany(row => row).Select(row => (ValueList<string>)[row.Slide.Lecture, row.Slide.What, row.Name, Show(row.Found), Show(row.Expected)])]))
            .With($"Forward mode of {Autograd}, at x = 3, w = 3, y = 1.", autograd.Table(DifferentiationMode.Forward, Numerals.Readable, FormulaStyle.Unicode))
            .With("Backward mode.", autograd.Table(DifferentiationMode.Backward, Numerals.Readable, FormulaStyle.Unicode))
            .With($"All paths from w to L in {Ridge}, at y = 1, x = 2, w = 0.5, b = -0.3: products of local derivatives, and their sum.", new(
                ["path", "factors", "product"],
                [.. paths.Select(path => (ValueList<string>)[string.Join(" > ", path.Names), string.Join(" * ", path.Factors.Select(Numerals.Readable.Of)), Show(path.Product)]), ["sum", "", Show(paths.Sum(path => path.Product))]]))
            .Claim(Claim.AtMost("the largest difference between these numbers and those of the slides, relative to them", rows.SelectMany(row => row).Max(row => Difference(row.Found, row.Expected)), Digits))
            .Claim(Claim.Near("001, Idea 1: dL/dW, of which the slide drops the sign,", slope, -3.7018372795869517e-4, Digits))
            .Claim(Claim.Near("004: the paths of dL/dw add up to -(y - s) s(1 - s) x + 2 lambda w, which", paths.Sum(path => path.Product), (-(1 - s) * s * (1 - s) * 2) + (2 * 0.1 * 0.5), Digits))
            .Claim(threads.SelectMany(thread => thread))
            .Claim(vectors);

    private static string Show(double number) => new Numerals(13).Of(number);

    private static Validation<NnError, Explanation> Explained(string formula, string at, string wrt) => FormulaPoint.Parse(at).Bind(point => Explanation.Of(formula, point, wrt));

    /// <summary>Every number of a slide, found and expected.</summary>
    private static Validation<NnError, (Slide Slide, string Name, double Found, double Expected)[]> Rows(Slide slide) =>
        from point in FormulaPoint.Parse(slide.At)
        from explanation in Explanation.Of(slide.Formula, point)
        select (
            from expected in slide.Expected
            from step in explanation.Steps
            where step.Step.Name == expected.Name
            from one in expected.Value.Zip(step.Value.Span.ToArray(), (number, found) => (number, found)).Index()
            select (slide, expected.Value.Count == 1 ? expected.Name : $"{expected.Name}{one.Index + 1}", one.Item.found, one.Item.number)).ToArray();

    private static double Difference(double found, double expected) => Math.Abs(found - expected) / (expected == 0 ? 1 : Math.Abs(expected));

    /// <summary>One linear neuron after the other: w^100 is what 101 of them make of 1, and what the last sends back to the first.</summary>
    private static Validation<NnError, Claim[]> Thread((double W, double Power) of)
    {
        var x = Input("x", []);
        var y = Enumerable.Repeat(of.W, 100).Aggregate(x, (value, weight) => value * weight);
        return from found in Graph.Of([y, y.Gradient(x)]).Evaluate<double>(Env.Of(("x", Tensor.Scalar(1.0))))
               select Ends.Zip(found, (what, value) => Claim.Near($"003: the {what} of 101 linear neurons with w = {Show(of.W)}", value.To<double>().Span[0], of.Power, Digits)).ToArray();
    }

    /// <summary>What the slides derive of vectors: the slopes of softmax, and of the cross-entropy after it.</summary>
    private static Validation<NnError, ValueList<Claim>> Vectors()
    {
        Expr z = Input("z", [3]), y = Input("y", [3]), s = z | Softmax;
        var jacobian = (Unsqueeze(s, [1]) * DiagonalMatrix(Expr.Fill([3], 1))) - Outer(s, s);
        var rows = s.Jacobian(z);
        var entropy = -Sum(y * Log(s)).Gradient(z);
        var point = Env.Of(("z", Tensor.Vector(1.7, -0.1, 0.4)), ("y", Tensor.Vector(0.0, 0, 1)));
        return from found in rows.Evaluate<double>([3], point)
               from byHand in jacobian.Evaluate<double>(point)
               from errors in Graph.Of([Max(Abs(entropy - (s - y)))]).Evaluate<double>(point)
               select (ValueList<Claim>)
               [
                   Claim.AtMost("000: the largest difference between the slopes of softmax and si(1 - si), -si sj", found.Span.ToArray().Zip(byHand.Span.ToArray(), (a, b) => Math.Abs(a - b)).Max(), Digits),
                   Claim.AtMost("002: the largest difference between the slopes of the cross-entropy after softmax and s - y", errors[0].To<double>().Span[0], Digits),
               ];
    }
}
