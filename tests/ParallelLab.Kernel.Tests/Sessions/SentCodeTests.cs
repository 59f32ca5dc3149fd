using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Sessions;

/// <summary>Code that a running cell sends, where a notebook for .NET Interactive can't show it.</summary>
public sealed class SentCodeTests(SentCodeTests.OneNotebook notebook) : IClassFixture<SentCodeTests.OneNotebook>
{
    [Fact]
    public async Task Endless_code_is_stopped_with_the_cell_that_has_sent_it_and_variables_are_kept()
    {
        var cell = await notebook.Cells.StartAsync("var before = 1;\nawait Kernel.Root.SubmitCodeAsync(\"Console.WriteLine(before); while (true) { }\");");

        await cell.Stop.CancelAsync();
        var outcome = await cell.Ended;
        var after = await notebook.Cells.RunAsync("before");

        Assert.IsType<CellOutcome.Interrupted>(outcome);
        Assert.Equal("1", after.Sink.Result);
    }

    [Fact]
    public async Task Threads_that_send_at_once_take_turns()
    {
        await notebook.Cells.RunAsync(
            "await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => Kernel.Root.SubmitCodeAsync($\"await Task.Yield(); var sent{i} = {i};\"))));");

        var sum = await notebook.Cells.RunAsync("sent0 + sent1 + sent2 + sent3");

        Assert.Equal("6", sum.Sink.Result);
    }

    [Fact]
    public async Task A_thread_that_outlives_its_cell_is_refused()
    {
        await notebook.Cells.RunAsync(
            "var gate = new TaskCompletionSource();\nasync Task SendLate() { await gate.Task; await Kernel.Root.SubmitCodeAsync(\"1\"); }\nvar late = SendLate();");

        var refused = await notebook.Cells.RunAsync("gate.SetResult();\nawait late;");

        Assert.StartsWith(
            "Code can be sent while its cell runs.", Assert.IsType<CellOutcome.Failed>(refused.Outcome).Error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("await Kernel.Root.SubmitCodeAsync(\"\\nint x = true;\");", @"^cell [0-9]+ \(sent code\), line 2, column 9: error CS0029")]
    [InlineData("await Kernel.Root.SendAsync(new Microsoft.DotNet.Interactive.Commands.SubmitCode(\"1\", \"sql\"));", "There is no kernel named sql here, only csharp, fsharp")]
    public async Task What_is_wrong_with_it_is_the_cells_error_and_names_the_place(string cell, string expected)
    {
        var run = await notebook.Cells.RunAsync(cell);

        Assert.Matches(expected, Assert.IsType<CellOutcome.Failed>(run.Outcome).Error.Message);
    }

    public sealed class OneNotebook : IAsyncLifetime
    {
        public Notebook Cells { get; } = new();

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync() => await Cells.DisposeAsync();
    }
}
