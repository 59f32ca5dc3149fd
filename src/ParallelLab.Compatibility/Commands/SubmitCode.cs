namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>Asks for code to be run. Every cell is one.</summary>
/// <param name="code">The text of the cell, its magics included.</param>
public class SubmitCode(string code, string? targetKernelName = null) : KernelCommand(targetKernelName)
{
    public string Code { get; } = code;

    public override string ToString() => $"{nameof(SubmitCode)}: {Code}";
}
