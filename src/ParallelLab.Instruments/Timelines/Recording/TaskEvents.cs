using System.Diagnostics.Tracing;

namespace ParallelLab.Instruments.Timelines.Recording;

/// <summary>
/// What the tasks tell: when one is made, what it runs, and each piece of it that a thread runs; the part of an async method behind an
/// await is a piece too. The events come on the very thread that runs the task. Each costs it about half a microsecond, four a task.
/// </summary>
internal sealed class TaskEvents : EventListener
{
    private const string Source = "System.Threading.Tasks.TplEventSource";
    private const EventKeywords Operations = (EventKeywords)0x8;
    private const EventKeywords Pieces = (EventKeywords)0x20;

    /// <summary>The kind of work that is the task's own code; others are its continuations being told that it is over.</summary>
    private const int OwnCode = 2;

    private readonly RecordingScope? _scope;

    public TaskEvents(RecordingScope scope) => _scope = scope;

    /// <summary>Called by the base's constructor too, before a field of this object is set.</summary>
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Source)
            EnableEvents(eventSource, EventLevel.Informational, Operations | Pieces);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (_scope is not { IsOpen: true } scope || eventData.Payload is not { Count: > 0 } payload || payload[0] is not int first)
            return;
        switch (eventData.EventId)
        {
            case 14 when payload is [_, string name, ..]:
                LaneWriter.OfThisThread(scope).Add(HappeningKind.OperationBegan, first, text: name);
                break;
            case 15:
                LaneWriter.OfThisThread(scope).Add(HappeningKind.OperationEnded, first);
                break;
            case 17 when payload is [_, int work, ..]:
                LaneWriter.OfThisThread(scope).BeginPiece(first, isOwnCode: work == OwnCode);
                break;
            case 18:
                LaneWriter.OfThisThread(scope).EndPiece();
                break;
        }
    }
}
