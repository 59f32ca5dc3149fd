namespace ParallelLab.Demos.Tests;

[Collection(ConsoleOutput.Tests)]
public sealed class ThreadLogTests
{
    [Fact]
    public void A_line_begins_with_the_name_of_the_thread_that_wrote_it()
    {
        var log = ThreadLog.ToConsole();
        using var console = new ConsoleOutput();
        var thread = new Thread(() => log.Information("worker: {Number} sleeping for {Seconds} s", 0, 4)) { Name = "Thread-67" };

        StartJoin.AllTogether([thread]);

        Assert.Equal(["(Thread-67) worker: 0 sleeping for 4 s"], console.Lines);
    }

    [Fact]
    public void Text_in_a_line_stands_without_quotes()
    {
        var log = ThreadLog.ToConsole();
        using var console = new ConsoleOutput();
        var thread = new Thread(() => log.Information("{Name} will start", "Thread-7")) { Name = "host" };

        StartJoin.AllTogether([thread]);

        Assert.Equal(["(host) Thread-7 will start"], console.Lines);
    }

    [Fact]
    public void A_thread_without_a_name_appears_by_its_number()
    {
        var log = ThreadLog.ToConsole();
        using var console = new ConsoleOutput();
        var thread = new Thread(() => log.Information("done"));

        StartJoin.AllTogether([thread]);

        Assert.Equal([$"(#{thread.ManagedThreadId}) done"], console.Lines);
    }

    [Fact]
    public void Threads_that_share_a_log_tear_no_line()
    {
        const int Threads = 8, LinesEach = 200;
        var log = ThreadLog.ToConsole();
        using var console = new ConsoleOutput();
        using var ready = new Barrier(Threads);
        var threads = Enumerable.Range(1, Threads).Select(n => new Thread(() =>
        {
            ready.SignalAndWait(Patience.Limit);
            for (var line = 0; line < LinesEach; line++)
                log.Information("worker: {Line} of {Name}", line, $"Thread-{n}");
        })
        { Name = $"Thread-{n}" });

        StartJoin.AllTogether([.. threads]);

        var expected = from n in Enumerable.Range(1, Threads)
                       from line in Enumerable.Range(0, LinesEach)
                       select $"(Thread-{n}) worker: {line} of Thread-{n}";
        Assert.Equal(expected.Order(StringComparer.Ordinal), console.Lines.Order(StringComparer.Ordinal));
    }
}
