using System.Diagnostics;

namespace ParallelLab.Demos.Tests;

public sealed class ProcessPoolTests(ProcessPoolTests.SharedPool shared) : IClassFixture<ProcessPoolTests.SharedPool>
{
    private readonly ProcessPool _pool = shared.Pool;

    [Fact]
    public void Results_come_in_the_order_of_the_arguments() =>
        Assert.Equal(Enumerable.Range(0, 100).Select(ChildWork.Twice), _pool.Map(ChildWork.Twice, Enumerable.Range(0, 100)));

    [Fact]
    public void Chunks_change_nothing_but_the_number_of_calls() =>
        Assert.Equal(Enumerable.Range(0, 100).Select(ChildWork.Twice), _pool.Map(ChildWork.Twice, Enumerable.Range(0, 100), chunkSize: 7));

    [Fact]
    public void Nothing_to_do_gives_nothing() => Assert.Empty(_pool.Map(ChildWork.Twice, Array.Empty<int>()));

    [Fact]
    public void A_lambda_without_captures_can_be_sent() => Assert.Equal([2, 3], _pool.Map(number => number + 1, [1, 2]));

    [Fact]
    public void The_work_is_done_in_other_processes() => Assert.NotEqual(Environment.ProcessId, _pool.Run(ChildWork.Id, 0));

    [Fact]
    public async Task All_children_work_at_the_same_time()
    {
        using var folder = new Folder();

        var processes = await _pool.MapAsync(ChildWork.Meet, [(folder.Path, 1, 2), (folder.Path, 2, 2)]).WaitAsync(Patience.Limit);

        Assert.Equal(2, processes.Distinct().Count());
    }

    [Fact]
    public async Task Unordered_results_come_as_they_are_ready()
    {
        using var folder = new Folder();
        var (late, early) = (folder.At("late"), folder.At("early"));
        await File.WriteAllTextAsync(early, "");

        var results = new List<string>();
        await foreach (var result in _pool.MapUnordered(ChildWork.WaitFor, [late, early]))
        {
            results.Add(result);
            await File.WriteAllTextAsync(late, "");
        }

        Assert.Equal([early, late], results);
    }

    [Fact]
    public async Task Unordered_items_may_be_endless()
    {
        static IEnumerable<int> Endless()
        {
            for (var number = 0; ; number++)
                yield return number;
        }

        var found = new List<int>();
        await foreach (var result in _pool.MapUnordered(ChildWork.Twice, Endless()))
        {
            found.Add(result);
            if (found.Count == 10)
                break;
        }

        Assert.Equal(10, found.Distinct().Count());
        Assert.Equal(2, _pool.Run(ChildWork.Twice, 1));
    }

    [Fact]
    public async Task An_async_method_is_awaited_in_the_child()
    {
        Assert.Equal(42, await _pool.RunAsync(ChildWork.TwiceAsync, 21));
        Assert.Equal([2, 4], await _pool.MapAsync(ChildWork.TwiceAsync, [1, 2]));
    }

    [Fact]
    public async Task An_exception_arrives_with_its_type_message_and_stack()
    {
        var error = await Assert.ThrowsAsync<ChildException>(() => _pool.RunAsync(ChildWork.Divide, 0));

        Assert.Equal("System.DivideByZeroException", error.TypeName);
        Assert.Equal("Attempted to divide by zero.", error.ChildMessage);
        Assert.Contains("ChildWork.Divide", error.ChildStackTrace, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(ChildHost), error.ChildStackTrace, StringComparison.Ordinal);
        Assert.NotEqual(Environment.ProcessId, error.ProcessId);
    }

    [Fact]
    public void The_first_failure_of_a_map_is_its_failure() =>
        Assert.Throws<ChildException>(() => _pool.Map(ChildWork.Divide, [1, 0, 1]));

    [Fact]
    public async Task A_child_that_exits_is_replaced()
    {
        var error = await Assert.ThrowsAsync<ChildEndedException>(() => _pool.RunAsync(ChildWork.Exit, 3));

        Assert.Equal(3, error.ExitCode);
        Assert.Equal([0, 2, 4, 6], _pool.Map(ChildWork.Twice, [0, 1, 2, 3]));
    }

    [Fact]
    public async Task A_crash_is_told_in_the_runtimes_words()
    {
        var error = await Assert.ThrowsAsync<ChildEndedException>(() => _pool.RunAsync(ChildWork.Crash, 0));

        Assert.Contains("so be it", error.LastWords, StringComparison.Ordinal);
        Assert.Contains("while it ran Crash", error.Message, StringComparison.Ordinal);
        Assert.Equal([0, 2, 4, 6], _pool.Map(ChildWork.Twice, [0, 1, 2, 3]));
    }

    [Fact]
    public async Task A_time_out_ends_the_child_and_the_pool_goes_on()
    {
        var error = await Assert.ThrowsAsync<TimeoutException>(() => _pool.RunAsync(ChildWork.Hang, 0, TimeSpan.FromMilliseconds(50)));

        Assert.Contains("Hang had not ended after 0.05 s", error.Message, StringComparison.Ordinal);
        Assert.Equal([0, 2, 4, 6], _pool.Map(ChildWork.Twice, [0, 1, 2, 3]));
    }

    [Fact]
    public async Task Cancelling_ends_the_child_and_the_pool_goes_on()
    {
        using var folder = new Folder();
        using var cancel = new CancellationTokenSource();

        var call = _pool.RunAsync(ChildWork.Begin, folder.At("begun"), cancellationToken: cancel.Token);
        ChildWork.WaitFor(folder.At("begun"));
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Patience.Limit));
        Assert.Equal([0, 2, 4, 6], _pool.Map(ChildWork.Twice, [0, 1, 2, 3]));
    }

    [Fact]
    public void An_interrupt_ends_a_waiting_map_and_its_children()
    {
        using var folder = new Folder();
        Exception? caught = null;
        var caller = new Thread(() => caught = Record.Exception(() => _pool.Map(ChildWork.Begin, [folder.At("begun")])));

        caller.Start();
        ChildWork.WaitFor(folder.At("begun"));
        caller.Interrupt();

        Assert.True(caller.Join(Patience.Limit));
        Assert.IsType<ThreadInterruptedException>(caught);
        Assert.Equal([0, 2, 4, 6], _pool.Map(ChildWork.Twice, [0, 1, 2, 3]));
    }

    [Fact]
    public void A_thousand_calls_are_made_by_the_same_children()
    {
        var processes = _pool.Map(ChildWork.Id, Enumerable.Range(0, 1000)).Distinct().ToList();

        Assert.InRange(processes.Count, 1, 2);
    }

    [Fact]
    public async Task A_pool_that_is_disposed_leaves_no_process_and_takes_no_call()
    {
        var pool = new ProcessPool(2);
        await pool.ReadyAsync();
        var children = pool.Map(ChildWork.Id, Enumerable.Range(0, 50)).Distinct().ToList();

        await pool.DisposeAsync();

        Assert.All(children, child => ChildWork.Await(() => !ChildWork.IsAlive(child)));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => pool.RunAsync(ChildWork.Twice, 1));
    }

    [Fact]
    public async Task Disposing_ends_what_still_runs()
    {
        using var folder = new Folder();
        var pool = new ProcessPool(1);
        var running = pool.RunAsync(ChildWork.Begin, folder.At("begun"));
        var waiting = pool.RunAsync(ChildWork.Twice, 1);
        ChildWork.WaitFor(folder.At("begun"));

        await pool.DisposeAsync().AsTask().WaitAsync(Patience.Limit);

        await Assert.ThrowsAsync<ObjectDisposedException>(() => running);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
    }

    [Fact]
    public async Task Children_end_with_a_parent_that_is_killed()
    {
        // A child that has children: it is killed by its number, as a system short of memory would.
        await using var pool = new ProcessPool(1);
        var grandchildren = pool.Run(ChildWork.Become, 2);
        Assert.All(grandchildren, process => Assert.True(ChildWork.IsAlive(process)));

        using (var parent = Process.GetProcessById(pool.Run(ChildWork.Id, 0)))
            parent.Kill(entireProcessTree: false);

        Assert.All(grandchildren, process => ChildWork.Await(() => !ChildWork.IsAlive(process)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(257)]
    public void A_pool_has_a_sensible_size(int size) => Assert.Throws<ArgumentOutOfRangeException>(() => new ProcessPool(size));

    /// <summary>Two children for all tests that leave them as they were; a child takes a while to start on a busy machine.</summary>
    public sealed class SharedPool : IDisposable
    {
        public ProcessPool Pool { get; } = new(2);

        public void Dispose() => Pool.Dispose();
    }

    private sealed class Folder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("parallellab-test-");

        public string Path => _folder.FullName;

        public string At(string name) => System.IO.Path.Combine(Path, name);

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
