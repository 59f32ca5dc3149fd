using System.CommandLine;
using ParallelLab.Kernel.Runner;
using ParallelLab.Kernel.Runner.Parameters;
using ParallelLab.Kernel.Runner.Reports;

namespace ParallelLab.Kernel.CommandLine;

/// <summary><c>parallellab run</c>: executes notebooks without a front end.</summary>
internal sealed class RunCommand : Command, INotedCommand
{
    private const string DefaultOutput = "artifacts/notebooks";

    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = "Notebooks (.ipynb, .dib), folders with all notebooks below them, or patterns such as 'notebooks/**/0*.ipynb'.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _output = new("--output")
    {
        Description = "Folder for the executed notebooks, always .ipynb. Sources are left as they are.",
        HelpName = "DIR",
        DefaultValueFactory = _ => DefaultOutput,
    };

    private readonly Option<TimeSpan?> _timeout = new("--timeout")
    {
        Description = "The most that one cell may take; a slower one is stopped and has failed. [default: no limit]",
        HelpName = "SECONDS",
        CustomParser = NumberText.Seconds,
    };

    private readonly Option<bool> _keepGoing = new("--keep-going") { Description = "Run a notebook's remaining cells after one has failed." };

    private readonly Option<string[]> _parameters = new("--param")
    {
        Description = "Set a variable that the cell tagged 'parameters' declares, in the type declared there. May be given several times.",
        HelpName = "NAME=VALUE",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<bool> _quiet = new("--quiet") { Description = "Show only what failed." };

    private readonly Option<int> _jobs = new("--jobs")
    {
        Description = "Notebooks to run at the same time. What they measure then depends on each other.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
        CustomParser = NumberText.Count,
    };

    private readonly Surroundings _surroundings;

    public RunCommand(Surroundings surroundings)
        : base("run", "Run notebooks cell by cell, each in a process of its own, and write the executed notebooks.")
    {
        _surroundings = surroundings;
        Arguments.Add(_paths);
        foreach (Option option in (Option[])[_output, _timeout, _keepGoing, _parameters, _quiet, _jobs])
            Options.Add(option);
        SetAction(RunAsync);
    }

    public string Notes => """
        The cell tags 'parameters', 'raises-exception' and 'skip-execution' mean what they mean to papermill and nbclient.
        Ctrl+C stops the running cell, writes what has run so far and ends; a second one ends at once.

        Examples:
          parallellab run notebooks
          parallellab run notebooks/02-threads.ipynb --param workers=8 --output /tmp/threads
          parallellab run 'notebooks/0*.ipynb' --timeout 60 --keep-going --jobs 2

        Exit codes:
          0  every notebook passed        2  the command line can't be followed
          1  a notebook failed            3  a fault of ParallelLab itself
          130, 143  stopped by Ctrl+C or SIGTERM
        """;

    private async Task<int> RunAsync(ParseResult arguments)
    {
        var folder = _surroundings.CurrentFolder;
        var output = Path.GetFullPath(arguments.GetRequiredValue(_output), folder);
        var parameters = ParameterSet.Parse(arguments.GetRequiredValue(_parameters));
        var found = new NotebookFinder(folder, output).Find(arguments.GetRequiredValue(_paths));
        var plan = await RunPlan.ReadAsync(NotebookPath.Lay(found, output, folder), parameters);

        var report = await RunAsync(plan, SettingsOf(arguments), arguments.GetValue(_quiet));
        if (report.HasFailed || !arguments.GetValue(_quiet))
            await _surroundings.Output.WriteLineAsync(report.Summary);
        return _surroundings.Stop.ExitCode ?? (report.HasFailed ? ExitCodes.NotebookFailed : ExitCodes.Ok);
    }

    private RunSettings SettingsOf(ParseResult arguments) => new()
    {
        CellTimeout = arguments.GetValue(_timeout),
        KeepGoing = arguments.GetValue(_keepGoing),
        Jobs = arguments.GetValue(_jobs),
    };

    private Task<RunReport> RunAsync(RunPlan plan, RunSettings settings, bool quiet)
    {
        var plain = new PlainProgress(_surroundings.Output);
        return (quiet, _surroundings.Terminal) switch
        {
            (true, _) => Run(new FailuresOnly(plain)),
            (_, { } terminal) => LiveProgress.ShowAsync(terminal, Run),
            _ => Run(plain),
        };

        Task<RunReport> Run(IRunProgress progress) =>
            new NotebookRunner(_surroundings.StartSession, settings, progress, _surroundings.Time).RunAsync(plan, _surroundings.Stop.Token);
    }
}
