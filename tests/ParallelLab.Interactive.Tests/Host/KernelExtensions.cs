using Microsoft.DotNet.Interactive.Events;

namespace Microsoft.DotNet.Interactive;

public static class KernelExtensions
{
    public static Kernel? FindKernelByName(this Kernel kernel, string name) => name == "csharp" ? kernel.CSharp : null;

    public static void DisplayAs(this KernelInvocationContext context, string value, string mimeType) =>
        context.Publish(new DisplayedValueProduced(value, mimeType, context.Command));
}
