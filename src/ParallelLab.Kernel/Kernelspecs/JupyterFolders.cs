namespace ParallelLab.Kernel.Kernelspecs;

/// <summary>
/// The folders in which Jupyter looks for kernelspecs, by its own rules (jupyter_core, "Data files"):
/// <c>JUPYTER_PATH</c>, the user's, the active Python environment's, the system's, in this order.
/// </summary>
public sealed class JupyterFolders(Machine machine)
{
    private const string Kernels = "kernels";

    /// <summary>The folder for one user.</summary>
    public string User => Path.Combine(UserData, Kernels);

    /// <summary>The folder of the active Python environment.</summary>
    /// <exception cref="KernelspecException">No environment is active.</exception>
    public string SysPrefix => Environment is { } prefix
        ? UnderPrefix(prefix)
        : throw new KernelspecException(
            "--sys-prefix: no Python environment is active (neither VIRTUAL_ENV nor CONDA_PREFIX is set). Activate one, or give --prefix DIR.");

    /// <summary>All folders with kernelspecs, the first found wins; they need not exist.</summary>
    public IReadOnlyList<string> Search =>
    [
        .. Listed("JUPYTER_PATH").Select(folder => Path.Combine(folder, Kernels)),
        User,
        .. Environment is { } prefix ? [UnderPrefix(prefix)] : Array.Empty<string>(),
        .. Shared.Select(folder => Path.Combine(folder, Kernels)),
    ];

    // VIRTUAL_ENV and CONDA_PREFIX are what activating sets; a Python that is run from elsewhere has no name for us.
    private string? Environment => machine.Variable("VIRTUAL_ENV") ?? machine.Variable("CONDA_PREFIX");

    private string UserData => machine.Variable("JUPYTER_DATA_DIR") ?? machine.System switch
    {
        SystemKind.MacOS => Path.Combine(machine.Home, "Library", "Jupyter"),
        SystemKind.Windows => Path.Combine(machine.Variable("APPDATA") ?? Path.Combine(machine.Home, "AppData", "Roaming"), "jupyter"),
        _ => Path.Combine(machine.Variable("XDG_DATA_HOME") ?? Path.Combine(machine.Home, ".local", "share"), "jupyter"),
    };

    private string[] Shared => machine.System == SystemKind.Windows
        ? [Path.Combine(machine.Variable("PROGRAMDATA") ?? @"C:\ProgramData", "jupyter")]
        : ["/usr/local/share/jupyter", "/usr/share/jupyter"];

    /// <summary>The folder under an installation prefix, such as <c>/usr/local</c> or a virtual environment.</summary>
    public static string UnderPrefix(string prefix) => Path.Combine(prefix, "share", "jupyter", Kernels);

    private string[] Listed(string variable) =>
        machine.Variable(variable)?.Split(machine.System == SystemKind.Windows ? ';' : ':', StringSplitOptions.RemoveEmptyEntries) ?? [];
}
