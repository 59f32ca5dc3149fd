using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Magics;

/// <summary>The effect of a magic that only looks: an instrument around no code.</summary>
internal static class Report
{
    public static MagicEffect By(string instrument, MagicCall call) =>
        new MagicEffect.Step(CellStep.Run.Of(new InstrumentRequest(instrument, call.Arguments)));
}
