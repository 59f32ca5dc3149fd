using System.Diagnostics;
using System.Globalization;
using ParallelLab.Kernel.Sessions;
using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Magics;

/// <summary>Cells in other languages, where a sample notebook can't show it.</summary>
public sealed class LanguageRunTests
{
    [SkippableFact]
    public async Task A_stopped_script_is_ended_with_what_it_started()
    {
        Skip.If(OperatingSystem.IsWindows(), "It uses bash.");
        await using var notebook = new Notebook();
        var cell = await notebook.StartAsync("#!bash\nsleep 100 &\necho $!\nwait");

        await cell.Stop.CancelAsync();

        Assert.IsType<CellOutcome.Interrupted>(await cell.Ended);
        var child = int.Parse(cell.Sink.Out, CultureInfo.InvariantCulture);
        await Probe.UntilAsync(() => !IsRunning(child), "the script's child has ended");
    }

    [Fact]
    public async Task A_spinning_fsharp_cell_is_stopped_and_csharp_keeps_its_variables()
    {
        await using var notebook = new Notebook();
        await notebook.RunAsync("var kept = 7;");
        await notebook.RunAsync("#!fsharp\n0");
        var cell = await notebook.StartAsync("#!fsharp\nprintfn \"spinning\"\nwhile true do ()");

        await cell.Stop.CancelAsync();
        var outcome = await cell.Ended;
        var after = await notebook.RunAsync("kept");

        Assert.IsType<CellOutcome.Interrupted>(outcome);
        Assert.Equal("7", after.Sink.Result);
    }

    [Fact]
    public async Task Fsharp_gets_a_value_as_json_whose_type_it_can_not_name_and_has_the_notebooks_own_words_and_fails_by_failwith_alone_with_cell_and_line()
    {
        await using var notebook = new Notebook();
        await notebook.RunAsync("public record Town(string Name, int People);\nvar town = new Town(\"Chur\", 38_000);");

        var name = await notebook.RunAsync("#!fsharp\n#!set --value @csharp:town --name town\ntown.RootElement.GetProperty(\"Name\").GetString()");
        var failed = await notebook.RunAsync("#!fsharp\nfailwith \"as meant\"");
        var shown = await notebook.RunAsync("#!fsharp\nFormatter.Register<System.Version>((fun (v: System.Version) -> sprintf \"v%d\" v.Major), \"text/plain\")\n(System.Version(3, 1)).Display()");
        await notebook.RunAsync("#!fsharp\nlet half x =\n    if x % 2 = 1 then failwith \"odd\"\n    x / 2");
        var called = await notebook.RunAsync("#!fsharp\nhalf 3 |> ignore");

        Assert.Equal("Chur", name.Sink.Result);
        Assert.Equal("v3", Assert.Single(shown.Sink.Outputs.OfType<CellOutput.Display>()).Bundle.PlainText);
        Assert.Null(shown.Sink.Result);
        Assert.Equal("as meant", Assert.IsType<CellOutcome.Failed>(failed.Outcome).Error.Message);
        Assert.Equal(
            ["System.Exception: odd", "   at half in cell 5, line 3", "   at cell 6, line 2"], Assert.IsType<CellOutcome.Failed>(called.Outcome).Error.Traceback);
    }

    [SkippableFact]
    public async Task A_missing_program_is_named_with_what_to_do()
    {
        Skip.If(Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "pwsh"))), "pwsh is installed.");
        await using var notebook = new Notebook();

        var run = await notebook.RunAsync("#!pwsh\nGet-Date");

        Assert.Contains("Install PowerShell 7", Assert.IsType<CellOutcome.Failed>(run.Outcome).Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_is_asked_before_the_cell_runs_and_its_answer_is_text()
    {
        await using var notebook = new Notebook(new SessionOptions { Input = new Answering("7\" + \"8") });

        var run = await notebook.RunAsync("#!set --name given --value @password:\"A secret\"\ngiven");

        Assert.Equal("7\" + \"8", run.Sink.Result);
    }

    [Fact]
    public async Task A_directory_and_a_file_are_the_students_to_change()
    {
        using var folder = new TemporaryFolder();
        await using var notebook = new Notebook();

        await notebook.RunAsync($"#!cd {folder.FullPath}");
        await notebook.RunAsync("%%writefile note.txt\n\"unclosed\n");
        var run = await notebook.RunAsync("File.ReadAllText(\"note.txt\")");

        Assert.Equal("\"unclosed\n", run.Sink.Result);
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private sealed class Answering(string answer) : IInputSource
    {
        public Task<string?> ReadLineAsync(string prompt, bool isPassword, CancellationToken cancellationToken) =>
            Task.FromResult(prompt == "A secret" && isPassword ? answer : null);
    }
}
