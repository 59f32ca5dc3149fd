namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>The command behind a magic that asks for no class of its own.</summary>
internal sealed class DirectiveInvoked : KernelDirectiveCommand;
