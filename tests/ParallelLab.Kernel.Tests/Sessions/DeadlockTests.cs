using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Sessions;

/// <summary>A deadlock ends its cell by itself, says who waits for what, and keeps the variables.</summary>
public sealed class DeadlockTests
{
    private const string Prelude = """
        var a = new object(); var b = new object(); var c = new object();
        var x = new Lock(); var y = new Lock();
        var kept = 41; var reached = 0;
        void Both(object first, object second, CountdownEvent met)
        {
            lock (first)
            {
                met.Signal();
                met.Wait();
                lock (second) reached++;
            }
        }
        """;

    public static TheoryData<string, string> Shapes => new()
    {
        {
            "two threads crossing two locks",
            """
            var met = new CountdownEvent(2);
            var one = new Thread(() => Both(a, b, met)) { Name = "One" };
            var two = new Thread(() => Both(b, a, met)) { Name = "Two" };
            one.Start(); two.Start(); one.Join(); two.Join();
            """
        },
        {
            "three threads in a ring",
            """
            var met = new CountdownEvent(3);
            new Thread(() => Both(a, b, met)).Start(); new Thread(() => Both(b, c, met)).Start(); Both(c, a, met);
            """
        },
        {
            "System.Threading.Lock",
            """
            var met = new CountdownEvent(2);
            var other = new Thread(() => { lock (x) { met.Signal(); met.Wait(); lock (y) reached++; } });
            other.Start();
            lock (y) { met.Signal(); met.Wait(); lock (x) reached++; }
            """
        },
        {
            "a Monitor and a System.Threading.Lock, entered by their methods",
            """
            var met = new CountdownEvent(2);
            new Thread(() => { x.Enter(); met.Signal(); met.Wait(); Monitor.Enter(a); }).Start();
            Monitor.Enter(a); met.Signal(); met.Wait(); x.Enter();
            """
        },
        {
            "bodies of Parallel.For",
            """
            var met = new CountdownEvent(2);
            Parallel.For(0, 2, i => { if (i == 0) Both(a, b, met); else Both(b, a, met); });
            """
        },
        {
            "pool threads",
            """
            var met = new CountdownEvent(2);
            Task.WaitAll(Task.Run(() => Both(a, b, met)), Task.Run(() => Both(b, a, met)));
            """
        },
        {
            "async code",
            """
            var met = new CountdownEvent(2);
            async Task Cross(object first, object second) { await Task.Yield(); Both(first, second, met); }
            await Task.WhenAll(Cross(a, b), Cross(b, a));
            """
        },
        {
            "a Join under the lock that the thread waits for",
            """
            lock (a) { var t = new Thread(() => { lock (a) reached++; }); t.Start(); t.Join(); }
            """
        },
        {
            "a task waited for under the lock that it waits for",
            """
            lock (a) { var running = new ManualResetEventSlim(); var t = Task.Run(() => { running.Set(); lock (a) reached++; }); running.Wait(); t.Wait(); }
            """
        },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task It_is_named_and_ended_and_the_next_cell_finds_variables_and_locks_as_they_should_be(string shape, string code)
    {
        _ = shape;
        await using var notebook = new Notebook();
        await notebook.RunAsync(Prelude);

        var run = await notebook.RunAsync(code);
        var after = await notebook.RunAsync("lock (a) lock (b) lock (c) lock (x) lock (y) Console.WriteLine(); kept");

        var error = Assert.IsType<CellOutcome.Failed>(run.Outcome).Error;
        Assert.Equal("DeadlockDetected", error.Name);
        Assert.Equal("41", after.Sink.Result);
    }
}
