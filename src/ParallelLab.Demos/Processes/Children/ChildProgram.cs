using System.Diagnostics;
using System.Reflection;

namespace ParallelLab.Demos;

/// <summary>
/// How a child is started: as this very program once more, taken over before its Main by a startup hook. So a child has the same runtime and the same
/// libraries as its parent, whatever the parent is: a console program, a notebook's worker, a test host, and also a self-contained
/// program on a machine without .NET, where no <c>dotnet</c> could be started. A separate host program would have to be found, and matched,
/// in each of these.
/// </summary>
internal static class ChildProgram
{
    /// <summary>The variable by which a child knows that it is one: the socket on which its parent waits.</summary>
    public const string LinkVariable = "PARALLELLAB_CHILD_LINK";

    /// <summary>The program's own hooks, which its grandchildren get back.</summary>
    public const string OtherHooksVariable = "PARALLELLAB_CHILD_HOOKS";

    public const string HooksVariable = "DOTNET_STARTUP_HOOKS";

    /// <exception cref="NotSupportedException">This program can't be started a second time.</exception>
    public static ProcessStartInfo Start(string link)
    {
        RefuseWithoutHooks();
        var (program, arguments) = Command();
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var others = Environment.GetEnvironmentVariable(HooksVariable);
        start.Environment[OtherHooksVariable] = others;
        start.Environment[HooksVariable] = typeof(ChildProgram).Assembly.Location + (string.IsNullOrEmpty(others) ? "" : Path.PathSeparator + others);
        start.Environment[LinkVariable] = link;
        return start;
    }

    /// <summary>A child whose hook never ran would run the whole program instead, which would start children, which would …</summary>
    private static void RefuseWithoutHooks()
    {
        if (AppContext.TryGetSwitch("System.StartupHookProvider.IsSupported", out var isSupported) && !isSupported)
            throw new NotSupportedException("This program was built without startup hooks (StartupHookSupport), so it can't start children of its own kind.");
        if (Environment.GetEnvironmentVariable(LinkVariable) is not null)
            throw new NotSupportedException("This process should be a child, but its startup hook did not run.");
    }

    private static (string Program, string[] Arguments) Command()
    {
        var program = Environment.ProcessPath ?? throw new NotSupportedException("The system does not say which program this process runs.");
        if (!Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
            return (program, []);
        var entry = Assembly.GetEntryAssembly()?.Location
            ?? throw new NotSupportedException("A program without a main assembly can't be started again.");
        return (program, ["exec", .. Configuration(), entry]);
    }

    /// <summary>A test host, for one, runs with the libraries of the tests and not with its own: dotnet was told so, and is told again.</summary>
    private static string[] Configuration()
    {
        if (AppContext.GetData("APP_CONTEXT_DEPS_FILES") is not string files || files.Split(';') is not [{ Length: > 0 } libraries, ..])
            return [];
        var runtime = Path.ChangeExtension(Path.ChangeExtension(libraries, null), ".runtimeconfig.json");
        return File.Exists(libraries) && File.Exists(runtime) ? ["--runtimeconfig", runtime, "--depsfile", libraries] : [];
    }
}
