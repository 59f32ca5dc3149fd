using ParallelLab.Instruments.Timelines.Recording;

namespace ParallelLab.Instruments.Timelines;

/// <summary>
/// Records what the threads of unchanged code do: the calling thread, and all threads, tasks, timers and pool items that are started from
/// it from now on. One recording at a time in a process.
/// </summary>
/// <remarks>
/// Two threads work for it: one of ours, which samples and folds, and the runtime's, which delivers its events. Neither is in the
/// recording. The code pays about half a microsecond for each task, for each thread that begins and for each wait.
/// </remarks>
public sealed class TimelineRecorder : IDisposable
{
    private readonly RecordingScope _scope;
    private readonly RecordingThread _thread;

    private TimelineRecorder(RecordingScope scope)
    {
        _scope = scope;
        _thread = new RecordingThread(scope);
    }

    /// <summary>Begins to record. Takes some 50 ms, which are not in the recording.</summary>
    /// <exception cref="InvalidOperationException">Another recording goes on.</exception>
    public static TimelineRecorder Start()
    {
        var recorder = new TimelineRecorder(RecordingScope.Reserve());
        recorder._thread.Start();
        recorder._scope.Begin();
        return recorder;
    }

    /// <summary>The recording so far, from any thread; a few hundredths of a second old.</summary>
    public TimelineRecording Look() => _thread.Look();

    /// <summary>
    /// Ends the recording and returns it, after it has waited for the runtime's last events: some 20 ms. To be called by the thread that
    /// started it; a second call returns the same. An interrupt of the thread is not heeded here.
    /// </summary>
    public TimelineRecording Stop()
    {
        RecordingScope.Leave();
        return _thread.Stop();
    }

    /// <summary>Ends the recording.</summary>
    public void Dispose() => Stop();
}
