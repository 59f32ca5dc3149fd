using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace Microsoft.DotNet.Interactive;

/// <summary>Prints in the cell of a context.</summary>
public static class KernelInvocationContextExtensions
{
    /// <summary>Prints a text on standard output.</summary>
    public static void DisplayStandardOut(this KernelInvocationContext context, string output) =>
        Notebook.Output?.Append(context.CellId, OutputStream.Out, output);

    /// <summary>Prints a text on standard error.</summary>
    public static void DisplayStandardError(this KernelInvocationContext context, string error) =>
        Notebook.Output?.Append(context.CellId, OutputStream.Error, error);
}
