namespace Microsoft.DotNet.Interactive.Commands;

public abstract class KernelCommand(string? targetKernelName = null)
{
    public KernelCommandInvocation? Handler { get; set; }

    public string? TargetKernelName { get; internal set; } = targetKernelName;
}

public abstract class KernelDirectiveCommand : KernelCommand;

public class SubmitCode(string code, string? targetKernelName = null) : KernelCommand(targetKernelName)
{
    public string Code { get; } = code;
}

/// <summary>A magic without arguments.</summary>
internal sealed class DirectiveCommand : KernelCommand;
