using System.Diagnostics;
using ParallelLab.Instruments.Timelines;
using ParallelLab.Worker.Display;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary>
/// Draws a recording, while it grows and when it is done, on a thread of its own: the cell's thread may be interrupted at any moment, and
/// a picture that takes long must not keep a stopped cell from ending. What is drawn meanwhile is shown at once or, where nobody asked for that, left
/// with the kernel: a process that ends takes its recording with it.
/// </summary>
internal sealed class TimelineDisplay
{
    private const string Live = "live";
    private const string Save = "save";

    /// <summary>The picture changes so often at most, and later when it has grown by a part: a long one is large.</summary>
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(200);
    private const int Growth = 20;

    /// <summary>What will hardly ever be shown is drawn more and more seldom: whenever the recording has grown by a half.</summary>
    private static readonly TimeSpan FirstDraft = TimeSpan.FromMilliseconds(50);

    /// <summary>A stopped cell waits so long for its picture, which then comes when it comes: CellStop has patience for a second.</summary>
    private static readonly TimeSpan PatienceOfStopped = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly InstrumentCall _call;
    private readonly TimelineRecorder _recorder;
    private readonly ManualResetEvent _isDone = new(initialState: false);
    private readonly Thread _thread;

    // Written before _isDone is set, read after it.
    private TimelineRecording? _recording;

    public TimelineDisplay(InstrumentCall call, TimelineRecorder recorder)
    {
        _call = call;
        _recorder = recorder;
        _thread = WorkerThread.Start("ParallelLab picture", Draw);
    }

    /// <summary>Shows the whole recording, and returns when it is shown. An interrupt of the thread is not heeded here.</summary>
    public void Finish(TimelineRecording recording)
    {
        _recording = recording;
        _isDone.Set();
        var began = Stopwatch.GetTimestamp();
        while (!HasDrawn() && (CellScope.Current is not { IsStopping: true } || Stopwatch.GetElapsedTime(began) < PatienceOfStopped))
        {
        }
    }

    private bool HasDrawn()
    {
        try
        {
            return _thread.Join(Look);
        }
        catch (ThreadInterruptedException)
        {
            return false; // meant for the cell's code, which is over
        }
    }

    private void Draw()
    {
        if (_call.Arguments.ContainsKey(Live))
            DrawLive();
        else
            DrawDrafts();
        _isDone.WaitOne();
        _call.ShowLive(TimelineBundle.Of(_recording!));
        if (_call.Arguments.TryGetValue(Save, out var file))
            SaveTo(file);
    }

    private void DrawLive()
    {
        var pause = ShortestPause;
        while (!_isDone.WaitOne(pause))
        {
            var recording = _recorder.Look();
            _call.ShowLive(TimelineBundle.Of(recording));
            pause = TimeSpan.FromTicks(Math.Max(ShortestPause.Ticks, recording.Wall.Ticks / Growth));
        }
    }

    private void DrawDrafts()
    {
        var pause = FirstDraft;
        while (!_isDone.WaitOne(pause))
        {
            var recording = _recorder.Look();
            _call.ShowIfLost(TimelineBundle.Of(recording));
            pause = TimeSpan.FromTicks(Math.Max(FirstDraft.Ticks, recording.Wall.Ticks / 2));
        }
    }

    private void SaveTo(string file)
    {
        try
        {
            using var stream = File.Create(file);
            ChromeTrace.Write(_recording!, stream);
            _call.Show(MimeBundle.Plain($"Saved as {Path.GetFullPath(file)}; ui.perfetto.dev opens it."));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            _call.Show(MimeBundle.Plain($"The trace could not be saved: {error.Message}"));
        }
    }
}
