using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;

namespace Microsoft.DotNet.Interactive;

/// <summary>The root: it has the magics, and a kernel for C#.</summary>
public sealed class CompositeKernel : Kernel
{
    public CompositeKernel()
        : base(".NET") => CSharp = new CSharpKernel();

    internal override Task HandleAsync(KernelCommand command, KernelInvocationContext context) => CSharp!.HandleAsync(command, context);
}
