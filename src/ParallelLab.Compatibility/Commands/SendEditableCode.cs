namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>Asks the front end for a new cell. Only Visual Studio Code's could do that: <c>SendAsync</c> refuses it here, by name.</summary>
public class SendEditableCode(string kernelName, string code, string targetKernelName = "vscode") : KernelCommand(targetKernelName)
{
    public string KernelName { get; } = kernelName;

    public string Code { get; } = code;
}
