using Microsoft.DotNet.Interactive.CSharp;

namespace Microsoft.DotNet.Interactive;

/// <summary>The kernel that holds the others. Here these are the one for C# and those whose text the front end shows; other languages are magics.</summary>
public sealed class CompositeKernel : Kernel
{
    internal CompositeKernel()
        : base(".NET")
    {
        CSharp = new CSharpKernel();
    }

    /// <summary>The kernel that runs a cell which does not say otherwise.</summary>
    public string DefaultKernelName => CSharp.Name;

    public IReadOnlyCollection<Kernel> ChildKernels => [CSharp, .. ShownCode.Languages.Select(language => new ShownLanguageKernel(language))];

    internal CSharpKernel CSharp { get; }
}
