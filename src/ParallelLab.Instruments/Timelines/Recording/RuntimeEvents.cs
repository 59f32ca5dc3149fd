using System.Diagnostics;
using System.Diagnostics.Tracing;

namespace ParallelLab.Instruments.Timelines.Recording;

/// <summary>
/// What the runtime itself tells of threads: their beginning, waits for locks and handles, collections. Its events come on a thread of its
/// own, up to 10 ms late and more on a loaded machine, but in the order of their times.
/// </summary>
/// <remarks>
/// <c>Thread.Sleep</c> raises no event, nor does a wait that needs not wait. A lock's owner is the one at the start of the wait; nothing
/// tells that it passes on.
/// </remarks>
internal sealed class RuntimeEvents : EventListener
{
    private const string Source = "Microsoft-Windows-DotNETRuntime";
    private const EventKeywords Collections = (EventKeywords)0x1;
    private const EventKeywords Contention = (EventKeywords)0x4000;
    private const EventKeywords Threading = (EventKeywords)0x10000;
    private const EventKeywords WaitHandles = (EventKeywords)0x40000000000;

    /// <summary>Why threads are halted: for a collection, or to prepare for one. Other reasons are not drawn.</summary>
    private const uint ForCollection = 1;
    private const uint ForPreparation = 6;

    private readonly RecordingScope? _scope;
    private readonly HappeningQueue _happenings = new(mostUnread: 1 << 18);
    private readonly DateTime _stopwatchZero = DateTime.UtcNow - Stopwatch.GetElapsedTime(0);
    private long _seenThrough;

    /// <summary>Listens from when this returns, which takes some 30 ms.</summary>
    public RuntimeEvents(RecordingScope scope) => _scope = scope;

    public HappeningQueue Happenings => _happenings;

    /// <summary>All that happened before this was told.</summary>
    public long SeenThrough => Volatile.Read(ref _seenThrough);

    /// <summary>Called by the base's constructor too, before a field of this object is set.</summary>
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Source)
            EnableEvents(eventSource, EventLevel.Verbose, Collections | Contention | Threading | WaitHandles);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (_scope is not { IsOpen: true } scope)
            return;
        var at = (eventData.TimeStamp - _stopwatchZero).Ticks - scope.Began;
        Volatile.Write(ref _seenThrough, at);
        if (at >= 0 && Translate(eventData, at) is { } happening)
            _happenings.Add(happening);
    }

    private static Happening? Translate(EventWrittenEventArgs raised, long at) => raised.EventId switch
    {
        3 => new Happening(at, HappeningKind.CollectionEnded, raised.OSThreadId),
        9 when Number(raised, 0) is ForCollection or ForPreparation => new Happening(at, HappeningKind.CollectionBegan, raised.OSThreadId),
        70 => new Happening(at, HappeningKind.ThreadMade, raised.OSThreadId, Number(raised, 0)),
        71 => new Happening(at, HappeningKind.ThreadBegan, raised.OSThreadId, Number(raised, 0)),
        81 => new Happening(at, HappeningKind.LockAwaited, raised.OSThreadId, Number(raised, 2), Number(raised, 4)),
        91 => new Happening(at, HappeningKind.LockWaitEnded, raised.OSThreadId),
        301 => new Happening(at, HappeningKind.WaitBegan, raised.OSThreadId),
        302 => new Happening(at, HappeningKind.WaitEnded, raised.OSThreadId),
        _ => null,
    };

    private static long Number(EventWrittenEventArgs raised, int index) =>
        raised.Payload is { } payload && index < payload.Count
            ? payload[index] switch
            {
                ulong number => (long)number,
                uint number => number,
                nint number => number,
                nuint number => (long)number,
                _ => Happening.Untold,
            }
            : Happening.Untold;
}
