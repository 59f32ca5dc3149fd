using ParallelLab.Instruments.Timelines;

namespace ParallelLab.Interactive;

/// <summary>
/// <c>#!timeline</c>: a picture of what the threads of the cell do. The recording begins in the cell's own code, since what is set before it
/// does not flow into it, and compiling it is none of its deeds.
/// </summary>
public sealed class RecordedCell : CellMagic
{
    // There is one recording at a time in a process.
    private static TimelineRecorder? s_recorder;

    /// <summary>Called by the code of the cell, ahead of its first statement.</summary>
    /// <exception cref="InvalidOperationException">A recording goes on already.</exception>
    public static void Begin() => s_recorder = TimelineRecorder.Start();

    public override string Rewrite(string code)
    {
        var text = CellText.Of(code);
        return $"{text.Head}global::{typeof(RecordedCell)}.{nameof(Begin)}(); {text.Body}";
    }

    /// <returns>Null where the code did not compile and so has never begun.</returns>
    public override string? End() =>
        Interlocked.Exchange(ref s_recorder, null) is { } recorder ? TimelineSvg.Draw(recorder.Stop()).Markup : null;
}
