using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive.Events;

public abstract class KernelEvent(KernelCommand command)
{
    public KernelCommand Command { get; } = command;
}

public class DisplayedValueProduced(object value, string mimeType, KernelCommand command) : KernelEvent(command)
{
    public object Value { get; } = value;

    internal string MimeType { get; } = mimeType;
}

public class ReturnValueProduced(object value, KernelCommand command) : KernelEvent(command)
{
    public object Value { get; } = value;
}

public class CommandFailed(Exception? exception, KernelCommand command, string? message = null) : KernelEvent(command)
{
    public Exception? Exception { get; } = exception;

    public string Message { get; } = message ?? exception?.ToString() ?? "Command failed";
}
