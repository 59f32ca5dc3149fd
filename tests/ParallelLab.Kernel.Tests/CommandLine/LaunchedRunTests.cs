using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using ParallelLab.Kernel.Documents;
using ParallelLab.Kernel.Runner;
using ParallelLab.Kernel.Tests.Architecture;
using ParallelLab.TestKit;

namespace ParallelLab.Kernel.Tests.CommandLine;

/// <summary><c>parallellab run</c> as a process, with real workers.</summary>
public sealed partial class LaunchedRunTests
{
    [Fact]
    public async Task The_readmes_command_runs_every_notebook_of_the_lecture_from_its_first_to_its_last_cell()
    {
        using var output = new TemporaryFolder();
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"));
        var commands = ShellBlock().Matches(readme).Select(block => block.Groups["command"].Value).ToArray();
        Assert.Equal(["dotnet run --project src/ParallelLab.Kernel -- run notebooks", "dotnet test"], commands);
        var arguments = commands[0].Split(" -- ")[1].Split(' ');

        using var kernel = LaunchedKernel.Start(Repository.Root, [.. arguments, "--param", "timeScale=0.05", "--output", output.FullPath, "--jobs", "2"]);
        var (exitCode, printed, error) = await kernel.EndAsync();

        Assert.True(exitCode == 0, printed + error);
        foreach (var notebook in Directory.EnumerateFiles(Path.Combine(Repository.Root, "notebooks"), "*.ipynb").Select(Path.GetFileName))
        {
            var executed = await NotebookFile.ReadAsync(output.At(notebook!));
            Assert.All(executed.Cells.Where(IsRun), cell => Assert.NotNull(cell.ExecutionCount));
        }
    }

    [Fact]
    public async Task A_failing_cell_fails_the_run_and_is_written_with_its_error()
    {
        using var folder = new TemporaryFolder();
        folder.Write("fails.dib", "#!csharp\n\nint one = 1;\n\n#!csharp\n\nConsole.WriteLine(\"ran\"); int zero = 0; one / zero\n\n#!csharp\n\nConsole.WriteLine(\"never\");\n");

        using var kernel = LaunchedKernel.Start(folder.FullPath, "run", "fails.dib", "--output", "done");
        var (exitCode, printed, error) = await kernel.EndAsync();

        Assert.True(exitCode == 1, printed + error);
        var executed = await NotebookFile.ReadAsync(folder.At("done/fails.ipynb"));
        var failed = Assert.Single(executed.Cells.SelectMany(cell => cell.Outputs).OfType<NotebookOutput.Error>());
        Assert.Equal("DivideByZeroException", failed.Name);
        Assert.Empty(executed.Cells[^1].Outputs);
    }

    [Fact]
    public async Task A_deadlock_fails_its_cell_instead_of_hanging()
    {
        using var folder = new TemporaryFolder();
        folder.Write("waits.dib", "#!csharp\n\nvar gate = new object();\nlock (gate) { var t = new Thread(() => { lock (gate) { } }); t.Start(); t.Join(); }\n");

        using var kernel = LaunchedKernel.Start(folder.FullPath, "run", "waits.dib", "--output", "done");
        var (exitCode, printed, error) = await kernel.EndAsync();

        Assert.True(exitCode == 1, printed + error);
        Assert.Contains("DeadlockDetected: 2 threads wait for each other", printed + error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_cell_takes_back_is_not_written_and_what_it_asks_is_refused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("shows.dib", "#!csharp\n\ndisplay(1); clear_output(); display(2); clear_output(wait: true); display(3);\n\n#!csharp\n\nReadPassword(\"Token: \")\n");

        using var kernel = LaunchedKernel.Start(folder.FullPath, "run", "shows.dib", "--output", "done");
        var (exitCode, printed, error) = await kernel.EndAsync();

        Assert.True(exitCode == 1, printed + error);
        var executed = await NotebookFile.ReadAsync(folder.At("done/shows.ipynb"));
        var shown = Assert.IsType<NotebookOutput.DisplayData>(Assert.Single(executed.Cells[0].Outputs));
        Assert.Equal("3", shown.Bundle.Forms["text/plain"]);
        var refused = Assert.IsType<NotebookOutput.Error>(Assert.Single(executed.Cells[1].Outputs));
        Assert.StartsWith("ReadPassword: nobody can answer", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_over_its_limit_is_stopped_and_has_failed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("spins.dib", "#!csharp\n\nwhile (true) { }\n");

        using var kernel = LaunchedKernel.Start(folder.FullPath, "run", "spins.dib", "--timeout", "1");
        var (exitCode, printed, error) = await kernel.EndAsync();

        Assert.True(exitCode == 1, printed + error);
        Assert.Contains("1 s", printed + error, StringComparison.Ordinal);
    }

    [SkippableFact]
    [UnsupportedOSPlatform("windows")]
    public async Task Ctrl_C_stops_the_cell_writes_what_has_run_and_exits_130()
    {
        Skip.If(OperatingSystem.IsWindows(), "Signals are sent with kill.");
        using var folder = new TemporaryFolder();
        folder.Write("spins.dib", $"#!csharp\n\nConsole.WriteLine(\"first\");\n\n#!csharp\n\nFile.WriteAllText(\"{folder.At("spinning")}\", \"\"); while (true) {{ }}\n");
        using var kernel = LaunchedKernel.Start(folder.FullPath, "run", "spins.dib", "--output", "done");
        await Probe.UntilAsync(() => File.Exists(folder.At("spinning")), "the endless cell runs");

        Process.Start("kill", ["-INT", kernel.Process.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
        var (exitCode, printed, error) = await kernel.EndAsync();

        Assert.True(exitCode == 130, printed + error);
        var executed = await NotebookFile.ReadAsync(folder.At("done/spins.ipynb"));
        Assert.Equal("first\n", Assert.IsType<NotebookOutput.Stream>(Assert.Single(executed.Cells[0].Outputs)).Text);
    }

    [SkippableFact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_kernel_that_is_killed_leaves_no_process_behind()
    {
        Skip.If(OperatingSystem.IsWindows(), "Signals are sent with kill.");
        using var folder = new TemporaryFolder();
        folder.Write("starts.dib", $$"""
            #!csharp

            var child = Process.Start("sleep", "600");
            File.WriteAllText("{{folder.At("pids.part")}}", $"{Environment.ProcessId} {child.Id}");
            File.Move("{{folder.At("pids.part")}}", "{{folder.At("pids")}}");
            while (true) { }
            """);
        using var kernel = LaunchedKernel.Start(folder.FullPath, "run", "starts.dib");
        await Probe.UntilAsync(() => File.Exists(folder.At("pids")), "the cell has started its child");
        var ids = (await File.ReadAllTextAsync(folder.At("pids"))).Split(' ').Select(id => int.Parse(id, CultureInfo.InvariantCulture)).ToArray();

        Process.Start("kill", ["-KILL", kernel.Process.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();

        await Probe.UntilAsync(() => !ids.Any(Runs), "worker and child have ended");
    }

    private static bool Runs(int id) => Process.GetProcesses().Any(process => process.Id == id);

    private static bool IsRun(NotebookCell cell) => cell.Kind == CellKind.Code && !cell.Tags.Contains(CellTags.SkipExecution);

    [GeneratedRegex("```sh\\n(?<command>.*?)\\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex ShellBlock();
}
