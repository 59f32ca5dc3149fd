using System.Diagnostics;
using System.Text;
using ParallelLab.Worker.Display;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace ParallelLab.Worker.Tests.Display;

public sealed class HostileValueTests
{
    public static TheoryData<string, object> Values => new()
    {
        { "a list of ten million", new List<int>(new int[10_000_000]) },
        { "an endless sequence", Endless() },
        { "a text of 100 MB", new string('"', 50_000_000) },
        { "a graph in which each knows all", Graph(50) },
        { "a row of such graphs", Enumerable.Repeat(Graph(50), 1000).ToList() },
        { "a wide matrix", new double[5000, 5000] },
        { "markup", Enumerable.Repeat(new { Text = string.Concat(Enumerable.Repeat("<script>'&\"", 1000)) }, 1000) },
        { "objects without end", new Endless1() },
    };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void It_takes_little_room_and_little_time(string what, object value)
    {
        FormatterCatalog.Default.Format(new { warm = new[] { 1 } });
        var began = Stopwatch.GetTimestamp();

        var bundle = FormatterCatalog.Default.Format(value);

        // A busy machine takes a multiple of the 200 ms that it is meant to take at most.
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(2), what);
        Assert.InRange(bundle.Forms.Values.Sum(Encoding.UTF8.GetByteCount), 1, 1_000_000);
        Assert.DoesNotContain("<script", bundle.Forms.GetValueOrDefault(MediaTypes.Html, ""), StringComparison.Ordinal);
    }

    [Fact]
    public void A_property_that_waits_is_not_waited_for()
    {
        var text = FormatterCatalog.Default.Format(new Waiting()).PlainText;

        Assert.Equal("HostileValueTests.Waiting { Before = 1, Waits = <not waited for: it takes too long>, After = … }", text);
    }

    [Fact]
    public void Looks_at_one_time_are_ended_apart_and_a_stop_of_the_cell_ends_them_all()
    {
        var cell = new CellScope(new CellIdentity(int.MaxValue, 1));
        var ended = cell.TakeLook();
        var other = cell.TakeLook();

        ended.TryStop();
        other.GiveBackLook();
        var again = cell.TakeLook();
        var (one, two) = (ended.IsStopping, again.IsStopping);
        cell.TryStop();

        Assert.Equal((true, false), (one, two));
        Assert.Same(other, again);
        Assert.True(again.IsStopping);
        Assert.Throws<CellStoppedException>(() => again.FlagOrThrow());
    }

    [Fact]
    public void No_interrupt_is_left_behind()
    {
        FormatterCatalog.Default.Format(new Swallowing());

        Assert.Null(Record.Exception(() => Thread.Sleep(1)));
    }

    [Fact]
    public void Both_forms_are_made_of_one_reading()
    {
        var counter = new Counter();

        var bundle = FormatterCatalog.Default.Format(counter);

        Assert.Equal(1, counter.Reads);
        Assert.Contains(">1<", bundle.Forms[MediaTypes.Html], StringComparison.Ordinal);
    }

    [Fact]
    public void An_inner_sequence_is_run_through_once()
    {
        var made = 0;

        FormatterCatalog.Default.Format(new { Lazy = Enumerable.Range(0, 5).Select(i => made++) });

        Assert.Equal(5, made);
    }

    private static IEnumerable<int> Endless()
    {
        for (var i = 0; ; i++)
            yield return i;
    }

    private static Knowing Graph(int size)
    {
        var all = Enumerable.Range(0, size).Select(i => new Knowing { Name = $"node {i}" }).ToList();
        all.ForEach(one => one.Others = all);
        return all[0];
    }

    private sealed class Knowing
    {
        public required string Name { get; init; }

        public IReadOnlyList<Knowing> Others { get; set; } = [];
    }

    private sealed class Endless1
    {
        public string Name => new('<', 900);

        public IEnumerable<Endless1> Children => Enumerable.Range(0, int.MaxValue).Select(_ => new Endless1());
    }

    private sealed class Waiting
    {
        public int Before => 1;

        public int Waits
        {
            get
            {
                using var never = new ManualResetEvent(initialState: false);
                never.WaitOne();
                return 1;
            }
        }

        public int After => 2;
    }

    private sealed class Swallowing
    {
        public int Waits
        {
            get
            {
                var end = Stopwatch.StartNew();
                while (end.Elapsed < DisplayLimits.Reading * 2)
                    Thread.SpinWait(100);
                return 1;
            }
        }
    }

    private sealed class Counter
    {
        public int Reads;

        public int Value => ++Reads;
    }
}
