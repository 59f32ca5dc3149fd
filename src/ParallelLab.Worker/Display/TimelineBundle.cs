using ParallelLab.Instruments.Timelines;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Display;

/// <summary>A recording as a picture and as text.</summary>
internal static class TimelineBundle
{
    public static MimeBundle Of(TimelineRecording recording) =>
        MimeBundle.Rich(TimelineText.Draw(recording), MediaTypes.Svg, TimelineSvg.Draw(recording).Markup);
}
