using ParallelLab.Worker.Running.Languages;

namespace Microsoft.DotNet.Interactive.FSharp;

/// <summary>The kernel that runs F#.</summary>
public sealed class FSharpKernel : DotNetKernel
{
    internal FSharpKernel()
        : base(KnownLanguages.FSharp)
    {
    }
}
