namespace ParallelLab.Instruments.Tests;

public sealed class OsThreadsTests
{
    [SkippableFact]
    public void A_waiting_thread_is_listed_with_id_name_state_and_cpu_time()
    {
        Skip.IfNot(OperatingSystem.IsLinux());
        var id = 0;
        using var isUp = new ManualResetEventSlim();
        using var mayEnd = new ManualResetEventSlim();
        var thread = new Thread(() =>
        {
            id = OsThreads.CurrentId;
            isUp.Set();
            mayEnd.Wait();
        })
        { Name = "a (b) c" };
        thread.Start();
        isUp.Wait();
        try
        {
            var found = Probe(() => OsThreads.Snapshot().Single(os => os.Id == id), os => os.State == OsThreadState.Sleeping);

            Assert.Equal("a (b) c", found.Name);
            Assert.Equal(OsThreadState.Sleeping, found.State);
            Assert.NotNull(found.Cpu);
        }
        finally
        {
            mayEnd.Set();
            thread.Join();
        }
    }

    [Fact]
    public void The_calling_thread_is_among_them_and_has_an_id_of_its_own()
    {
        var here = OsThreads.CurrentId;
        var there = 0;
        var other = new Thread(() => there = OsThreads.CurrentId);
        other.Start();
        other.Join();

        Assert.Contains(OsThreads.Snapshot(), thread => thread.Id == here);
        Assert.NotEqual(here, there);
    }

    [Theory]
    [InlineData('R', OsThreadState.Running)]
    [InlineData('D', OsThreadState.Uninterruptible)]
    [InlineData('t', OsThreadState.Stopped)]
    [InlineData('Z', OsThreadState.Ended)]
    [InlineData('?', OsThreadState.Unknown)]
    public void The_kernels_letters_have_words(char letter, OsThreadState state)
    {
        Assert.Equal(state, OsThreads.StateOf(letter));
    }

    /// <summary>Looks until it holds, for ten seconds at most; then returns what it saw last.</summary>
    private static T Probe<T>(Func<T> look, Func<T, bool> holds)
    {
        var deadline = DateTime.UtcNow.AddSeconds(10);
        var seen = look();
        while (!holds(seen) && DateTime.UtcNow < deadline)
        {
            Thread.Yield();
            seen = look();
        }
        return seen;
    }
}
