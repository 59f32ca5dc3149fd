using System.Globalization;
using ParallelLab.Instruments;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace ParallelLab.Worker.Tests.Running;

public sealed class ThreadsInstrumentTests
{
    private static readonly OsThread Finalizer = new(99, ".NET Finalizer", OsThreadState.Sleeping, TimeSpan.FromMilliseconds(2));

    private static RegisteredThread Known => new(Thread.CurrentThread, OsId: 17, Cell: 1, IsInCell: true);

    [Fact]
    public void A_waiting_thread_is_shown_with_all_that_is_known_of_it()
    {
        using var mayEnd = new ManualResetEvent(initialState: false); // It waits at once; a slim one would spin before.
        var thread = new Thread(() => mayEnd.WaitOne()) { Name = "Reader", IsBackground = true };
        thread.Start();
        Assert.True(SpinWait.SpinUntil(() => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin), TimeSpan.FromSeconds(10)));

        var row = Row(
            new RegisteredThread(thread, 17, Cell: 3, IsInCell: true),
            new OsThread(17, "Reader", OsThreadState.Sleeping, TimeSpan.FromMilliseconds(340)));

        mayEnd.Set();
        thread.Join();
        Assert.Equal([Text(thread.ManagedThreadId), "17", "Reader", "WaitSleepJoin", "340 ms", "own", "yes", "3", ""], row);
    }

    [Fact]
    public void A_thread_that_has_ended_is_shown_as_stopped_and_takes_nothing_from_the_heir_of_its_id()
    {
        var row = Row(
            new RegisteredThread(Ended(), 17, Cell: 3, IsInCell: false),
            new OsThread(17, "heir", OsThreadState.Running, TimeSpan.FromHours(1)));

        Assert.Equal(["17", "", "Stopped", "", "", "", "3", ""], row[1..]);
    }

    [Fact]
    public async Task An_idle_pool_thread_names_the_cell_it_last_worked_for()
    {
        using var mayEnd = new ManualResetEventSlim();
        Thread? thread = null;
        var isUp = new TaskCompletionSource();
        var work = Task.Run(() =>
        {
            thread = Thread.CurrentThread;
            isUp.SetResult();
            mayEnd.Wait();
        });
        await isUp.Task;

        var row = Row(new RegisteredThread(thread!, 0, Cell: 4, IsInCell: false));

        mayEnd.Set();
        await work;
        Assert.Equal("", row[1]);
        Assert.Equal(["pool", "yes", "idle, last 4", ""], row[5..]);
    }

    [Fact]
    public void A_thread_of_a_cell_without_a_number_is_shown_without_one() =>
        Assert.Equal("uncounted", Row(new RegisteredThread(Thread.CurrentThread, 17, Cell: null, IsInCell: true))[7]);

    [Fact]
    public void The_main_thread_is_named_as_such()
    {
        Assert.Equal("cells", Row(new RegisteredThread(Thread.CurrentThread, 17, 1, IsInCell: true, RunsCells: true))[5]);
    }

    [Fact]
    public void The_runtimes_own_threads_are_counted_and_hidden()
    {
        var table = ThreadsInstrument.Table([Known], [new OsThread(17, "", OsThreadState.Running, null), Finalizer], all: false);

        Assert.Single(table.Rows);
        Assert.Equal("1 more of the runtime's own: #!threads --all", table.Note);
    }

    [Fact]
    public void All_shows_them_by_their_native_names()
    {
        var table = ThreadsInstrument.Table([Known], [new OsThread(17, "", OsThreadState.Running, null), Finalizer], all: true);

        Assert.Equal(2, table.Rows.Count);
        Assert.Equal(["", "99", ".NET Finalizer", "(sleeping)", "2.00 ms", "runtime", "", "", ""], table.Rows[1]);
        Assert.Null(table.Note);
    }

    [Fact]
    public void Asked_for_all_the_report_lists_at_least_the_thread_that_asks()
    {
        var shown = new List<MimeBundle>();

        new ThreadsInstrument().Around(
            new InstrumentCall(new Dictionary<string, string> { ["all"] = "true" }, ThreadRegistry.OfThisProcess, shown.Add),
            () => Assert.Empty(shown));

        Assert.Contains($" {Text(OsThreads.CurrentId)} ", Assert.Single(shown).PlainText, StringComparison.Ordinal);
    }

    private static string[] Row(RegisteredThread thread, params OsThread[] running) =>
        [.. Assert.Single(ThreadsInstrument.Table([thread], running, all: false).Rows)];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Thread Ended()
    {
        var thread = new Thread(() => { });
        thread.Start();
        thread.Join();
        return thread;
    }
}
