using System.CommandLine;
using ParallelLab.Kernel.Kernelspecs;

namespace ParallelLab.Kernel.CommandLine;

/// <summary>The options that say where kernelspecs lie: for this user, under a prefix, or in the active Python environment.</summary>
internal sealed class KernelspecPlace
{
    private readonly Option<bool> _user = new("--user") { Description = "For this user. This is the default." };

    private readonly Option<string?> _prefix = new("--prefix")
    {
        Description = "Under DIR/share/jupyter: for a virtual environment, a container, or all users (/usr/local).",
        HelpName = "DIR",
    };

    private readonly Option<bool> _sysPrefix = new("--sys-prefix") { Description = "In the active Python environment (VIRTUAL_ENV or CONDA_PREFIX)." };

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_user, _prefix, _sysPrefix])
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (new[] { result.GetValue(_user), result.GetValue(_prefix) is not null, result.GetValue(_sysPrefix) }.Count(given => given) > 1)
                result.AddError("Give only one of --user, --prefix and --sys-prefix.");
        });
    }

    /// <exception cref="KernelspecException">The place asked for does not exist on this machine.</exception>
    public KernelspecFolder Of(ParseResult arguments, Surroundings surroundings)
    {
        var folders = new JupyterFolders(surroundings.Machine);
        if (arguments.GetValue(_prefix) is { } prefix)
            return new KernelspecFolder(JupyterFolders.UnderPrefix(Path.GetFullPath(prefix, surroundings.CurrentFolder)));
        return new KernelspecFolder(arguments.GetValue(_sysPrefix) ? folders.SysPrefix : folders.User);
    }
}
