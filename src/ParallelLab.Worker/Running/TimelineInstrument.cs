using ParallelLab.Instruments.Timelines;

namespace ParallelLab.Worker.Running;

/// <summary>
/// <c>#!timeline</c>: what the threads did during the run, shown also when it throws or is stopped: up to there. With <c>live</c> the
/// picture grows meanwhile; with <c>save</c> a trace file is written too.
/// </summary>
public sealed class TimelineInstrument : IInstrument
{
    public string Name => "timeline";

    public void Around(InstrumentCall call, Action run)
    {
        using var recorder = TimelineRecorder.Start();
        var display = new TimelineDisplay(call, recorder);
        try
        {
            run();
        }
        finally
        {
            display.Finish(recorder.Stop());
        }
    }
}
