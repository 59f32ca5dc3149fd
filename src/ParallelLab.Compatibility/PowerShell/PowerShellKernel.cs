using ParallelLab.Worker.Running.Languages;

namespace Microsoft.DotNet.Interactive.PowerShell;

/// <summary>The kernel that runs PowerShell: each text in a process of its own, where it is installed.</summary>
public sealed class PowerShellKernel : Kernel
{
    internal PowerShellKernel()
        : base(KnownLanguages.PowerShell)
    {
    }
}
