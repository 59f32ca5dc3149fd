using ParallelLab.Kernel.Kernelspecs;

namespace ParallelLab.Kernel.Tests.Kernelspecs;

/// <summary>Machines that exist only in a test.</summary>
internal static class Machines
{
    public static Machine Linux(string home, params (string Name, string Value)[] environment) => new()
    {
        System = SystemKind.Linux,
        Home = home,
        Environment = environment.ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal),
        ProcessPath = "/opt/parallellab/parallellab",
        ProgramFolder = "/opt/parallellab/",
    };
}
