using System.CommandLine;
using ParallelLab.Kernel.Jupyter;
using ParallelLab.Kernel.Kernelspecs;

namespace ParallelLab.Kernel.CommandLine;

/// <summary><c>parallellab install</c>: makes the kernel known to Jupyter's front ends.</summary>
internal sealed class InstallCommand : Command, INotedCommand
{
    /// <summary>.NET Interactive's kernel for F#: a notebook's cells are in F# there, unless they say otherwise.</summary>
    private const string ForFSharp = ".net-fsharp";

    private readonly KernelspecPlace _place = new();

    private readonly Option<string> _name = new("--name")
    {
        Description = "The name that notebooks keep.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "parallellab",
    };

    private readonly Option<string> _displayName = new("--display-name")
    {
        Description = "The name that front ends show.",
        HelpName = "TEXT",
        DefaultValueFactory = _ => "C# (ParallelLab)",
    };

    private readonly Option<string[]> _aliases = new("--also-as")
    {
        Description = "Install it under this name too: '.net-csharp' or '.net-fsharp' for notebooks made for .NET Interactive, the first for papermill's C# parameters, too.",
        HelpName = "NAME",
        DefaultValueFactory = _ => [],
    };

    private readonly Surroundings _surroundings;

    public InstallCommand(Surroundings surroundings)
        : base("install", "Make the kernel known to VS Code, JupyterLab and other front ends of Jupyter.")
    {
        _surroundings = surroundings;
        _place.AddTo(this);
        foreach (Option option in (Option[])[_name, _displayName, _aliases])
            Options.Add(option);
        SetAction(RunAsync);
    }

    public string Notes => """
        Installing again replaces what an earlier 'install' has written, and never another program's kernel.
        JUPYTER_DATA_DIR and XDG_DATA_HOME move the user's place, as they do for Jupyter.

        Examples:
          parallellab install
          parallellab install --sys-prefix --also-as .net-csharp
          parallellab install --name parallellab-next --display-name 'C# (next)'
        """;

    private async Task<int> RunAsync(ParseResult arguments)
    {
        var folder = _place.Of(arguments, _surroundings);
        var displayName = arguments.GetRequiredValue(_displayName);
        var name = KernelName.Parse(arguments.GetRequiredValue(_name));
        var aliases = arguments.GetRequiredValue(_aliases).Select(KernelName.Parse).Where(alias => alias != name).Distinct().ToArray();
        foreach (var wanted in (KernelName[])[name, .. aliases])
            folder.RequireFree(wanted); // Before anything is written: all of it or nothing.

        await WriteAsync(folder, name, displayName);
        foreach (var alias in aliases)
            await WriteAsync(folder, alias, $"{displayName} as {alias}");
        return ExitCodes.Ok;
    }

    private static Dictionary<string, string> WithFSharp(IReadOnlyDictionary<string, string>? variables) =>
        new(variables ?? new Dictionary<string, string>(StringComparer.Ordinal), StringComparer.Ordinal) { [DefaultLanguage.Variable] = DefaultLanguage.FSharp };

    private Task WriteAsync(KernelspecFolder folder, KernelName name, string displayName)
    {
        var isFSharp = name.Text == ForFSharp;
        var language = isFSharp ? "F#" : "C#";
        displayName = displayName.Replace("C#", language, StringComparison.Ordinal);
        var written = folder.Write(name, new Kernelspec
        {
            Argv = [.. OwnCommand.Of(_surroundings.Machine), "kernel", "--connection-file", "{connection_file}"],
            DisplayName = displayName,
            Language = language,
            Env = isFSharp ? WithFSharp(OwnCommand.Variables(_surroundings.Machine)) : OwnCommand.Variables(_surroundings.Machine),
            Metadata = new KernelspecMetadata { ParallelLab = typeof(InstallCommand).Assembly.GetName().Version!.ToString(fieldCount: 3) },
        });
        return _surroundings.Output.WriteLineAsync($"'{displayName}' is installed as {name} in {written}");
    }
}
