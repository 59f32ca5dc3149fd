namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>Something that a notebook can ask a kernel to do.</summary>
/// <param name="targetKernelName">Which kernel is asked; null for the notebook's own.</param>
public abstract class KernelCommand(string? targetKernelName = null)
{
    public string? TargetKernelName { get; set; } = targetKernelName;
}
