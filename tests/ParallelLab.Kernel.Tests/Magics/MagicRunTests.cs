using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Magics;

/// <summary>The magics as a student sees them: planned here, measured in a worker.</summary>
public sealed class MagicRunTests
{
    [Fact]
    public async Task Time_shows_its_figures_also_when_the_cell_throws()
    {
        await using var notebook = new Notebook();

        var run = await notebook.RunAsync("#!time\nnew Thread(() => { }).Start();\nthrow new FormatException();");

        Assert.Equal("FormatException", Assert.IsType<CellOutcome.Failed>(run.Outcome).Error.Name);
        Assert.Matches(@"^compile +wall +user +system +cores busy +allocated +collections +threads started\n *[0-9.]+ (µs|ms|s) ", Displayed(run.Sink));
    }

    [Fact]
    public async Task Time_compares_with_the_last_run_of_the_same_code()
    {
        await using var notebook = new Notebook();
        await notebook.RunAsync("#!time\nvar x = 1;");

        var again = await notebook.RunAsync("#!time\nvar x = 1;");
        var other = await notebook.RunAsync("#!time\nvar x = 2;");

        Assert.Matches(@"\nwall .* \(was .*\)$", Displayed(again.Sink));
        Assert.DoesNotContain("was", Displayed(other.Sink), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pid_shows_the_process_that_runs_the_cells()
    {
        await using var notebook = new Notebook();

        var run = await notebook.RunAsync("#!pid\nEnvironment.ProcessId");

        Assert.StartsWith($"process id  {run.Sink.Result}\n", Displayed(run.Sink), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Threads_shows_a_waiting_thread_with_the_cell_that_started_it_and_an_ended_one_as_stopped()
    {
        await using var notebook = new Notebook();
        await notebook.RunAsync("""
            var isUp = new ManualResetEventSlim();
            var mayEnd = new ManualResetEventSlim();
            var waiting = new Thread(() => { isUp.Set(); mayEnd.Wait(); }) { Name = "waiting", IsBackground = true };
            var ended = new Thread(() => { }) { Name = "ended" };
            waiting.Start(); ended.Start(); ended.Join(); isUp.Wait();
            SpinWait.SpinUntil(() => (waiting.ThreadState & System.Threading.ThreadState.WaitSleepJoin) != 0);
            """);

        var run = await notebook.RunAsync("#!threads");

        Assert.Matches(@"\n *\d+ +\d+ +waiting +WaitSleepJoin +[0-9.]+ (ns|µs|ms|s) +own +yes +1 *\n", Displayed(run.Sink));
        Assert.Matches(@"\n *\d+ +\d+ +ended +Stopped +1 *\n", Displayed(run.Sink));
        Assert.Matches(@"(?m)^ *\d+ +\d+ .*Running .* cells .* 2 *$", Displayed(run.Sink));
    }

    [Fact]
    public async Task A_reset_forgets_the_names_and_runs_what_follows()
    {
        await using var notebook = new Notebook();
        await notebook.RunAsync("var kept = 1;");

        var run = await notebook.RunAsync("#!reset\n2");
        var after = await notebook.RunAsync("kept");

        Assert.Equal("2", run.Sink.Result);
        Assert.IsType<CellOutcome.Failed>(after.Outcome);
    }

    [Fact]
    public async Task A_wrong_magic_runs_nothing_of_its_cell()
    {
        await using var notebook = new Notebook();

        var run = await notebook.RunAsync("Console.WriteLine(1);\n#!tiem");

        Assert.Equal("MagicError", Assert.IsType<CellOutcome.Failed>(run.Outcome).Error.Name);
        Assert.Equal("", run.Sink.Out);
    }

    private static string Displayed(RecordingSink sink) =>
        Assert.Single(sink.Outputs.OfType<CellOutput.Display>()).Bundle.PlainText;
}
