using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Magics;

/// <summary><c>#!timeline</c>: what the threads of the code below do.</summary>
internal sealed class TimelineMagic : IMagic
{
    public string Name => "timeline";

    public string Summary => "Draws what the threads of the code below do: running, waiting for locks or events, sleeping.";

    public string Help =>
        """
        Write it above the code, which is run unchanged. Every thread that the code starts has a lane; so have the pool's threads that work for it.
        Running means that the thread has a core or waits for one. A wait for a lock names the thread that held the lock: surely, or first, where
        another thread may have taken it meanwhile. Waiting is for an event, a handle, a task, a pulse or another thread's end. Sleeping, reading
        and having no work look the same from outside and are drawn as one. These boundaries are as exact as the threads are looked at: 8 ms.
        Name things with Timeline.Mark("loaded") and using (Timeline.Span("parse")) { … }; a span belongs to the thread.
        The picture is shown also when the code throws or is stopped: up to there. A process that ends takes its recording with it; then the
        last draft is shown, which lacks a third of the time at most; with --live it lacks less.
        Code pays some microseconds for each task it starts, and next to nothing otherwise. Times of tiny tasks are better taken with #!time.
        """;

    public IReadOnlyList<MagicParameter> Parameters =>
    [
        new MagicParameter.Flag("live", "the picture grows while the code runs"),
        new MagicParameter.Option("save", "writes a trace file too, for ui.perfetto.dev or chrome://tracing") { Takes = new MagicValues.File() },
    ];

    public MagicEffect Apply(MagicCall call) => new MagicEffect.Around(new InstrumentRequest(Name, call.Arguments));
}
