using System.Text;
using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Timelines;

/// <summary>Draws a recording as a picture: a lane a thread, time from left to right.</summary>
public static class TimelineSvg
{
    /// <summary>No picture is larger, in octets of UTF-8, whatever was recorded. Leaves air for what a notebook's JSON adds.</summary>
    public const int MostBytes = 250_000;

    /// <summary>Draws it as finely as fits.</summary>
    public static Svg Draw(TimelineRecording recording)
    {
        recording = recording.WithDistinctNames();
        var caption = TimelineCaption.Of(recording);
        var detail = TimelineDetail.Finest;
        var svg = Draw(recording, caption, detail);
        while (Encoding.UTF8.GetByteCount(svg.Markup) > MostBytes)
        {
            detail = detail.Coarser();
            svg = Draw(recording, caption, detail);
        }
        return svg;
    }

    private static Svg Draw(TimelineRecording recording, TimelineCaption caption, TimelineDetail detail) =>
        new TimelinePicture(recording, caption, detail).Draw();
}
