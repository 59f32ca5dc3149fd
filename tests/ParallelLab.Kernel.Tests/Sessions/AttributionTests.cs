using System.Globalization;
using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Sessions;

/// <summary>Output lands in the cell that started the work, in order, however late it comes.</summary>
public sealed class AttributionTests
{
    private const int Lines = 5;
    private const int Runs = 100;

    /// <summary>Each starts something in cell 2 that prints "late 0…4" once the gate opens, during cell 4.</summary>
    public static TheoryData<string, string> Starters => new()
    {
        { "a thread", "new Thread(Print).Start();" },
        { "a timer", "var timer = new Timer(_ => Print(), null, 0, -1);" },
        { "a task", "_ = Task.Run(Print);" },
        { "an async method", "async Task Later() { await Task.Yield(); Print(); } _ = Later();" },
        { "a pool item", "ThreadPool.QueueUserWorkItem(_ => Print());" },
        { "a Parallel.For body", "_ = Task.Run(() => Parallel.For(0, 1, _ => Print()));" },
        { "a child process", "Process.Start(\"sh\", [\"-c\", $\"while [ ! -e {file} ]; do sleep 0.01; done; for i in 0 1 2 3 4; do echo late $i; done\"]);" },
    };

    [Theory]
    [MemberData(nameof(Starters))]
    public async Task Late_output_is_in_the_cell_that_started_the_work_a_hundred_times_of_a_hundred(string starter, string code)
    {
        _ = starter;
        var late = string.Concat(Enumerable.Range(0, Lines).Select(i => string.Create(CultureInfo.InvariantCulture, $"late {i}\n")));
        using var folder = new TemporaryFolder();
        await using var notebook = new Notebook();
        for (var run = 0; run < Runs; run++)
        {
            await notebook.RunAsync($$"""
                var open = new ManualResetEventSlim(); var done = new CountdownEvent(1);
                var file = @"{{folder.At($"gate-{run}")}}";
                void Print() { open.Wait(); for (int i = 0; i < {{Lines}}; i++) Console.WriteLine($"late {i}"); done.Signal(); }
                """);

            var starting = await notebook.RunAsync(code);
            var between = await notebook.RunAsync("Console.WriteLine(\"between\");");
            var opening = await notebook.RunAsync("open.Set(); File.WriteAllText(file, \"\"); Console.WriteLine(\"opened\"); done.Wait(20);");
            await Probe.UntilAsync(() => starting.Sink.Out.Length >= late.Length, "the late lines arrive");

            Assert.Equal(late, starting.Sink.Out);
            Assert.Equal("between\n", between.Sink.Out);
            Assert.Equal("opened\n", opening.Sink.Out);
        }
    }

    [Fact]
    public async Task A_hundred_thousand_lines_arrive_in_order()
    {
        await using var notebook = new Notebook();

        var run = await notebook.RunAsync("for (int i = 0; i < 100_000; i++) Console.WriteLine(i);");

        var lines = run.Sink.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Enumerable.Range(0, 100_000).Select(i => i.ToString(CultureInfo.InvariantCulture)), lines);
    }

    [Fact]
    public async Task A_cell_that_prints_without_end_is_cut_once_and_stays_stoppable()
    {
        await using var notebook = new Notebook(new() { MostTextPerCell = 10_000 });
        var cell = await notebook.StartAsync("while (true) Console.WriteLine(\"more and more\");");
        await Probe.UntilAsync(() => cell.Sink.Error.Length > 0, "the limit is said");

        await notebook.Session.InterruptAsync();
        var after = await notebook.RunAsync("Console.Write(\"heard\");");

        Assert.IsType<CellOutcome.Interrupted>(await cell.Ended);
        Assert.Equal(10_000, cell.Sink.Out.Length);
        Assert.Single(cell.Sink.Outputs.OfType<CellOutput.Text>(), text => text.Stream == OutputStream.Error);
        Assert.Equal("heard", after.Sink.Out);
    }

    [Fact]
    public async Task Native_output_is_in_the_running_cell()
    {
        await using var notebook = new Notebook();
        await notebook.RunAsync("[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int puts(string text);");

        var first = await notebook.RunAsync("puts(\"native one\");");
        var second = await notebook.RunAsync("puts(\"native two\");");

        Assert.Equal("native one\n", first.Sink.Out);
        Assert.Equal("native two\n", second.Sink.Out);
    }

    [Fact]
    public async Task A_child_that_a_cell_waits_for_prints_into_that_cell_before_it_ends()
    {
        await using var notebook = new Notebook();

        var run = await notebook.RunAsync("Process.Start(\"sh\", [\"-c\", \"echo out; echo err >&2\"]).WaitForExit();");

        Assert.Equal("out\n", run.Sink.Out);
        Assert.Equal("err\n", run.Sink.Error);
    }
}
