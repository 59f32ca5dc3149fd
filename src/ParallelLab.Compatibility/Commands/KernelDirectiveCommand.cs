namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>
/// What a magic is given. Derive from it, with a settable property a parameter: <c>--max-count</c> becomes <c>MaxCount</c>.
/// </summary>
public abstract class KernelDirectiveCommand : KernelCommand;
