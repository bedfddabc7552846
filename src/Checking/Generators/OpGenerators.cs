using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Checking.Elements;
using static Functional.Nn.Checking.OpCases;
using Gen = FsCheck.Fluent.Gen;

namespace Functional.Nn.Checking;

/// <summary>
/// A generator of cases for every op: its domain, its kinks and its attributes. Ops of the families <see cref="UnaryOp"/>,
/// <see cref="BinaryOp"/> and <see cref="ActivationOp"/> whose constructor needs no arguments and that are smooth everywhere need no
/// line here.
/// </summary>
public static partial class OpGenerators
{
    private static readonly FrozenDictionary<Type, Gen<OpCase>> Known = new[] { Core, Activations, Reductions, Indexing, Convolutions, Recurrences, LossTerms }
        .SelectMany(family => family)
        .ToFrozenDictionary(line => line.Op, line => line.Cases);

    private static IEnumerable<(Type Op, Gen<OpCase> Cases)> Core =>
    [
        (typeof(AbsOp), Unary(Always(new AbsOp()), Grid).KinkWhere(x => x[0] == 0)),
        (typeof(SignOp), Unary(Always(new SignOp()), Grid).JumpWhere(x => x[0] == 0)),
        (typeof(FloorOp), Unary(Always(new FloorOp()), Grid).JumpWhere(x => x[0] == Math.Floor(x[0]))),
        (typeof(CeilingOp), Unary(Always(new CeilingOp()), Grid).JumpWhere(x => x[0] == Math.Floor(x[0]))),
        (typeof(RoundOp), Unary(Always(new RoundOp()), Grid).JumpWhere(x => x[0] != Math.Floor(x[0]))),
        (typeof(ClampOp), Unary(Gen.Elements((-1.0, 1.0), (-0.5, double.PositiveInfinity), (0.5, 0.5), (1, -1)).Select(c => (Op)new ClampOp(c.Item1, c.Item2)), Grid).KinkWhere(x => x[0] is -1 or -0.5 or 0.5 or 1)),
        (typeof(RsqrtOp), Unary(Always(new RsqrtOp()), Positive)),
        (typeof(TanOp), Unary(Always(new TanOp()), Within(-1.25, 1.25))),
        (typeof(Atan2Op), Gen.Elements(Between, Grid).SelectMany(y => Elementwise(Always(new Atan2Op()), y, NonZero)).JumpWhere(x => x[0] == 0 && x[1] < 0)),
        (typeof(LogOp), Unary(Always(new LogOp()), Positive)),
        (typeof(Log1pOp), Unary(Always(new Log1pOp()), Within(-0.75, 3))),
        (typeof(SqrtOp), Unary(Always(new SqrtOp()), Positive)),
        (typeof(ReciprocalOp), Unary(Always(new ReciprocalOp()), NonZero)),
        (typeof(DivideOp), Elementwise(Always(new DivideOp()), Signed, NonZero)),
        (typeof(PowOp), Gen.OneOf(Elementwise(Always(new PowOp()), Positive, Signed), Elementwise(Always(new PowOp()), Grid, Gen.Elements(0.0, 1, 2, 3)).Holding(1))),
        (typeof(MaximumOp), Elementwise(Always(new MaximumOp()), Grid, Grid).KinkWhere(x => x[0] == x[1])),
        (typeof(MinimumOp), Elementwise(Always(new MinimumOp()), Grid, Grid).KinkWhere(x => x[0] == x[1])),
        (typeof(AsinOp), Unary(Always(new AsinOp()), Within(-0.75, 0.75))),
        (typeof(AcosOp), Unary(Always(new AcosOp()), Within(-0.75, 0.75))),
        (typeof(AcoshOp), Unary(Always(new AcoshOp()), Within(1.25, 4))),
        (typeof(AtanhOp), Unary(Always(new AtanhOp()), Within(-0.75, 0.75))),
        (typeof(Log2Op), Unary(Always(new Log2Op()), Positive)),
        (typeof(Log10Op), Unary(Always(new Log10Op()), Positive)),
        (typeof(HypotOp), Elementwise(Always(new HypotOp()), Grid, Grid).KinkWhere(x => x[0] == 0 && x[1] == 0)),
        (typeof(RemainderOp), Elementwise(Always(new RemainderOp()), Signed, Gen.Elements(-2.0, -0.75, 0.5, 1.5, 4)).JumpWhere(x => Math.Abs((x[0] / x[1]) - Math.Round(x[0] / x[1])) < 0.05)),
        (typeof(GreaterOrEqualOp), Elementwise(Always(new GreaterOrEqualOp()), Grid, Grid).JumpWhere(x => x[0] == x[1])),
        (typeof(GreaterOp), Elementwise(Always(new GreaterOp()), Grid, Grid).JumpWhere(x => x[0] == x[1])),
        (typeof(EqualOp), Elementwise(Always(new EqualOp()), Grid, Grid).JumpWhere(x => x[0] == x[1])),
        (typeof(WeighOverOp), Elementwise(Always(new WeighOverOp()), Signed, NonZero)),
        (typeof(WhereOp), Elementwise(Always(new WhereOp()), Gen.Elements(0.0, 1, -0.5), Signed, Signed).Holding(0)),
        (typeof(AddOp), Elementwise(Always(new AddOp()), Signed, Signed)),
        (typeof(BroadcastToOp), Broadcasts),
        (typeof(SumToOp), Sums),
        (typeof(ExtentOp), Gen.Choose(0, 5).SelectMany(n => OpCases.Of(new ExtentOp(n)))),
        (typeof(ConstantOp), TensorGenerators.Of(Signed).SelectMany(value => OpCases.Of(new ConstantOp(value)))),
        (typeof(VarOp), ShapeGenerators.Known.SelectMany(shape => OpCases.Of(new VarOp("weight", shape)))),
        (typeof(ParamOp), ShapeGenerators.Known.SelectMany(shape => OpCases.Of(new ParamOp("weight", shape, Initializers.Glorot, new(2, 3))))),
        (typeof(FrozenOp), ShapeGenerators.Known.SelectMany(shape => OpCases.Of(new FrozenOp("weight", shape, Initializers.Glorot, new(2, 3))))),
        (typeof(StateOp), ShapeGenerators.Known.SelectMany(shape => OpCases.Of(new StateOp("mean", shape, 0.5)))),
        (typeof(InTrainingOp), Elementwise(Always(new InTrainingOp()), Signed, Signed)),
        (typeof(MultiplyAddOp), Elementwise(Always(new MultiplyAddOp()), Signed, Signed, Signed)),
        (typeof(MatmulOp), Products),
        (typeof(OuterSumOp), OuterSums),
        (typeof(ConcatOp), Joins),
        (typeof(SliceOp), Slices),
        (typeof(PadOp), Pads),
        (typeof(ReshapeOp), Reshapes),
        (typeof(TransposeOp), Transposes),
        (typeof(OneHotOp), from depth in Gen.Choose(1, 5) from beyond in Gen.Choose(0, 1) from x in Indices(depth + beyond) from c in OpCases.Of(new OneHotOp(depth, beyond == 1 ? depth : null), Gen.Constant(x)) select c),
        (typeof(ToRealOp), Indices(5).SelectMany(x => OpCases.Of(new ToRealOp(), Gen.Constant(x)))),
        (typeof(DropoutOp), Dropouts),
        (typeof(UniformOp), from shape in ShapeGenerators.Known from place in Gen.Elements("rrelu1", "residual1/rrelu2") from c in OpCases.Of(new UniformOp(shape, place), TensorGenerators.Key.Select(key => (Tensor)key)) select c),
    ];

    /// <summary>Cases of any op that has a line here.</summary>
    public static Gen<OpCase> Any { get; } = Gen.OneOf(Known.OrderBy(line => line.Key.Name, StringComparer.Ordinal).Select(line => line.Value));

    /// <summary>Cases of an op: those declared here, else those of its family; none where neither is known.</summary>
    public static Option<Gen<OpCase>> Of(Type op) => Known.TryGetValue(op, out var cases) ? Option<Gen<OpCase>>.Some(cases)
        : op.IsAbstract || Term.ConstructorOf(op) is not { } made || !Array.TrueForAll(made.GetParameters(), p => p.HasDefaultValue) ? Option<Gen<OpCase>>.None
        : made.Invoke([.. made.GetParameters().Select(p => p.DefaultValue)]) switch
        {
            UnaryOp unary => Unary(Always(unary), Signed),
            BinaryOp binary => Elementwise(Always(binary), Signed, Signed),
            ActivationOp rows => Rows(rows),
            _ => Option<Gen<OpCase>>.None,
        };

    /// <summary>The op records of some assemblies.</summary>
    public static ImmutableArray<Type> Ops(params IEnumerable<Assembly> assemblies) =>
        [.. assemblies.Distinct().SelectMany(a => a.GetTypes()).Where(t => !t.IsAbstract && typeof(Op).IsAssignableFrom(t)).OrderBy(t => t.Name, StringComparer.Ordinal)];

    /// <summary>The op records of some assemblies for which there is no generator: a test of yours that this is empty finds ops
    /// that nobody checks.</summary>
    public static ImmutableArray<Type> Missing(params IEnumerable<Assembly> assemblies) => Ops(assemblies).RemoveAll(op => Of(op).IsSome);
}
