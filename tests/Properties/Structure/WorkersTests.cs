using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using Xunit;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Losses;

namespace Functional.Nn.Properties;

/// <summary>What is computed does not depend on who computes it. Here everything that divides is shared, however small.</summary>
public sealed class WorkersTests
{
    private static readonly Workers[] Teams = [.. ((int[])[2, 4, 8]).Select(count => new Workers(count, worthSharing: 1))];

    [Property(MaxTest = 40)]
    public Property Networks_have_the_same_bits_on_any_number_of_threads() => Prop.ForAll(NetworkGenerators.Cases(), network =>
    {
        var graph = Graph.Of([network.Objective, .. Sum(network.Objective).Gradient([.. network.Model.Parameters.Select(p => p.Apply())])]);
        Same<double>(graph, network.Point);
        Same<float>(graph, network.Point.To<float>());
    });

    [Theory]
    [InlineData("dense 70 >> relu >> dense 33 >> tanh >> dense 10", new[] { 97 }, 150)]
    [InlineData("conv 6 3 >> relu >> max-pool 2 >> flatten >> dense 10", new[] { 2, 13, 12 }, 40)]
    [InlineData("lstm 24 last-only=true >> dense 10", new[] { 9, 17 }, 40)]
    [InlineData("dense 70 >> batch-norm >> relu >> dropout 0.3 >> dense 10", new[] { 97 }, 150)]
    [InlineData("transformer-encoder 2 32 >> flatten >> dense 10", new[] { 7, 16 }, 30)]
    public void Training_has_the_same_bits_on_any_number_of_threads(string net, int[] example, int count)
    {
        var model = Notation.Parse<Layer>(net).OrThrow().Build(Shape.Of([.. example.Select(extent => (Dim)extent)])).OrThrow();
        var data = Dataset.Of(
            Tensor.Generate(Shape.Of(count).Concat(model.Example.Shape), i => (float)Math.Sin(i * 0.7)),
            Tensor.Generate([count], i => i * i % 10), classNames: [.. "0123456789".Select(digit => $"{digit}")]).OrThrow();
        var step = Recipe.Minimise(SoftmaxCrossEntropy).Compile(model, data).OrThrow();
        State After(Workers workers)
        {
            var fold = new TrainingFold<float>(step, step.Initial<float>(5), workers);
            foreach (var batch in data.Batches(count - 7).Concat(data.Batches(count)).Concat(data.Batches(count / 2)))
                Assert.True(fold.Step(batch).IsSome);
            return fold.State;
        }

        var alone = After(Workers.Alone);
        Assert.All(Teams, team => Assert.Equal(alone, After(team)));
    }

    [Fact]
    public void Pieces_are_done_by_several_threads()
    {
        var (work, team) = (new Threads(), new Workers(4));
        for (var tries = 0; tries < 1000 && work.Seen.Distinct().Count() < 2; tries++)
            team.Run(work, 64);
        Assert.InRange(work.Seen.Distinct().Count(), 2, 4);
        Assert.All(work.Seen, worker => Assert.InRange(worker, 0, 3));
    }

    [Fact]
    public async Task Every_piece_is_done_once_for_each_of_many_callers()
    {
        var team = new Workers(4);
        await System.Threading.Tasks.Parallel.ForAsync(0, 2000, TestContext.Current.CancellationToken, (i, _) =>
        {
            var work = new Counted(1 + (i % 37));
            team.Run(work, work.Done.Length);
            Assert.All(work.Done, times => Assert.Equal(1, times));
            return ValueTask.CompletedTask;
        });
    }

    [Property]
    public void The_first_piece_that_fails_is_told(PositiveInt first)
    {
        var error = Assert.Throws<InvalidOperationException>(() => new Workers(4).Run(new Failing(first.Get % 20), 20));
        Assert.Equal($"{first.Get % 20}", error.Message);
    }

    [Fact]
    public void Nobody_is_no_team() => Assert.Throws<ArgumentOutOfRangeException>(() => new Workers(0));

    [Fact]
    public void Their_threads_end_when_nobody_knows_them()
    {
        var known = Used();
        for (var tries = 0; tries < 50 && known.IsAlive; tries++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Thread.Sleep(10);
        }

        Assert.False(known.IsAlive);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference Used()
        {
            var team = new Workers(3);
            team.Run(new Counted(64), 64);
            return new(team.Crew);
        }
    }

    private static void Same<T>(Graph graph, Env env) where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var alone = new Program<T>(graph, Passes.Fuse, Workers.Alone).Run(env).OrThrow();
        Assert.All(Teams, team => Assert.Equal(alone, new Program<T>(graph, Passes.Fuse, team).Run(env).OrThrow()));
    }

    private sealed class Threads : IDivided
    {
        public System.Collections.Concurrent.ConcurrentBag<int> Seen { get; } = [];

        public void Run(int first, int end, int worker)
        {
            Seen.Add(worker);
            Thread.SpinWait(2000);
        }
    }

    private sealed class Counted(int pieces) : IDivided
    {
        public int[] Done { get; } = new int[pieces];

        public void Run(int first, int end, int worker)
        {
            for (var piece = first; piece < end; piece++)
                Interlocked.Increment(ref Done[piece]);
        }
    }

    private sealed class Failing(int from) : IDivided
    {
        public void Run(int first, int end, int worker)
        {
            for (var piece = first; piece < end; piece++)
                if (piece >= from)
                    throw new InvalidOperationException($"{piece}");
        }
    }
}
