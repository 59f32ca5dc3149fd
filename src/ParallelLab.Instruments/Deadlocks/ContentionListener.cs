using System.Diagnostics.Tracing;

namespace ParallelLab.Instruments.Deadlocks;

/// <summary>
/// Hears of every wait for a <c>Monitor</c> or a <see cref="Lock"/> of this process that spinning did not end. Taking a free lock raises no
/// event and costs nothing.
/// </summary>
/// <param name="onEvent">
/// Called on the runtime's own thread for events, some ten milliseconds late, in order for each thread. Must neither throw nor wait for a
/// lock: it would hear of that wait.
/// </param>
public sealed class ContentionListener(Action<ContentionEvent> onEvent) : EventListener
{
    private const string RuntimeSource = "Microsoft-Windows-DotNETRuntime";
    private const EventKeywords Contention = (EventKeywords)0x4000;

    // The runtime's ClrEtwAll.man.
    private const int ContentionStart = 81;
    private const int ContentionStop = 91;
    private const int LockId = 2;
    private const int OwnerId = 4;

    /// <inheritdoc/>
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == RuntimeSource)
            EnableEvents(eventSource, EventLevel.Informational, Contention);
    }

    /// <inheritdoc/>
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        var thread = (int)eventData.OSThreadId;
        if (eventData.EventId == ContentionStop)
            onEvent(new ContentionEvent(thread, eventData.TimeStamp));
        else if (eventData is { EventId: ContentionStart, Payload: { Count: > OwnerId } payload })
            onEvent(new ContentionEvent(thread, eventData.TimeStamp, Number(payload[LockId]), (int)Number(payload[OwnerId])));
    }

    private static ulong Number(object? value) => value switch
    {
        nint pointer => (ulong)pointer,
        nuint pointer => pointer,
        ulong number => number,
        _ => 0,
    };
}
