using System.CommandLine;
using ParallelLab.Kernel.Kernelspecs;

namespace ParallelLab.Kernel.CommandLine;

/// <summary><c>parallellab uninstall</c>: takes back what <c>install</c> has written, and nothing else.</summary>
internal sealed class UninstallCommand : Command
{
    private readonly KernelspecPlace _place = new();

    private readonly Option<string?> _name = new("--name")
    {
        Description = "Remove only the kernel of this name. [default: all that 'install' has written there]",
        HelpName = "NAME",
    };

    private readonly Surroundings _surroundings;

    public UninstallCommand(Surroundings surroundings)
        : base("uninstall", "Take back what 'install' has written.")
    {
        _surroundings = surroundings;
        _place.AddTo(this);
        Options.Add(_name);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        var folder = _place.Of(arguments, _surroundings);
        var kernels = arguments.GetValue(_name) is { } name ? [Named(folder, KernelName.Parse(name))] : folder.Ours();
        foreach (var kernel in kernels)
        {
            KernelspecFolder.Remove(kernel);
            await _surroundings.Output.WriteLineAsync($"{kernel.Name} is removed from {kernel.Folder}");
        }
        if (kernels.Count == 0)
            await _surroundings.Output.WriteLineAsync("There is no kernel of ParallelLab to remove.");
        return ExitCodes.Ok;
    }

    private static InstalledKernel Named(KernelspecFolder folder, KernelName name)
    {
        folder.RequireFree(name);
        return folder.Find(name) ?? throw new KernelspecException($"There is no kernel '{name}' to remove. 'parallellab kernels' lists what is installed.");
    }
}
