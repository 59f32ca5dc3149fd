using System.Collections;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.FSharp;
using Microsoft.DotNet.Interactive.PowerShell;

namespace Microsoft.DotNet.Interactive;

/// <summary>The kernel that holds the others: one for each language that a cell can be in.</summary>
public sealed class CompositeKernel : Kernel, IEnumerable<Kernel>
{
    internal CompositeKernel()
        : base(".NET")
    {
        CSharp = new CSharpKernel();
        ChildKernels =
        [
            CSharp, new FSharpKernel(), new PowerShellKernel(),
            .. ((string[])["javascript", "html", "mermaid", "markdown", "python", "bash", "sh", "value"]).Select(name => new LanguageKernel(name)),
        ];
    }

    /// <summary>The kernel that runs a cell which does not say otherwise.</summary>
    public string DefaultKernelName => CSharp.Name;

    public IReadOnlyCollection<Kernel> ChildKernels { get; }

    internal CSharpKernel CSharp { get; }

    public IEnumerator<Kernel> GetEnumerator() => ChildKernels.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
