namespace ParallelLab.Kernel.Jupyter;

/// <summary>The messages that the kernel knows, by type.</summary>
/// <param name="handlers">No two of the same type.</param>
internal sealed class MessageTable(IEnumerable<IMessageHandler> handlers)
{
    private readonly Dictionary<string, IMessageHandler> _handlers =
        handlers.ToDictionary(handler => handler.MessageType, StringComparer.Ordinal);

    public IMessageHandler? Find(string type) => _handlers.GetValueOrDefault(type);
}
