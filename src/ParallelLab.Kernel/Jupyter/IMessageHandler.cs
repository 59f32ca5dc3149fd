namespace ParallelLab.Kernel.Jupyter;

/// <summary>A row of the <see cref="MessageTable"/>: one type of message, and what is done about it.</summary>
internal interface IMessageHandler
{
    string MessageType { get; }

    /// <summary>The type of the answer; null where the protocol has none.</summary>
    string? ReplyType { get; }

    /// <summary>The message has its turn among the cells, and does not overtake those that wait.</summary>
    bool WaitsForCells => false;

    /// <summary>It may take a while, keeps nothing else waiting, and is not worth finishing when a newer one of its type has come.</summary>
    bool IsQuestion => false;

    /// <summary>The counter of cells, which their replies carry whatever they say; null where the protocol has none.</summary>
    int? ExecutionCount => null;

    /// <summary>Acts on a message.</summary>
    /// <returns>The answer's content; ignored where there is no reply type.</returns>
    /// <exception cref="System.Text.Json.JsonException">The content is not what it should be; nothing has been done.</exception>
    ValueTask<ReadOnlyMemory<byte>> HandleAsync(WireMessage message, CancellationToken cancellationToken);
}
