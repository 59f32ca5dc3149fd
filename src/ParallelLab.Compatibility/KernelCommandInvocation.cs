using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive;

/// <summary>The code behind a magic.</summary>
public delegate Task KernelCommandInvocation(KernelCommand command, KernelInvocationContext context);
