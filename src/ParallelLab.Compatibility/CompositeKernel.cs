using Microsoft.DotNet.Interactive.CSharp;

namespace Microsoft.DotNet.Interactive;

/// <summary>The kernel that holds the others. Here that is the one for C#; other languages are magics.</summary>
public sealed class CompositeKernel : Kernel
{
    internal CompositeKernel()
        : base(".NET")
    {
        CSharp = new CSharpKernel();
    }

    /// <summary>The kernel that runs a cell which does not say otherwise.</summary>
    public string DefaultKernelName => CSharp.Name;

    public IReadOnlyCollection<Kernel> ChildKernels => [CSharp];

    internal CSharpKernel CSharp { get; }
}
