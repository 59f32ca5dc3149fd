using System.Globalization;

namespace ParallelLab.Instruments.Progress;

/// <summary>A bar on the terminal's last line. Where nobody watches (a file, a pipe) only the end is told.</summary>
/// <param name="isLive">The text goes to a terminal.</param>
public sealed class ConsoleProgress(TextWriter output, bool isLive) : IProgressDisplay
{
    private const int BarLength = 24;
    private const string EraseLine = "\r\x1b[K";

    public void Show(ProgressState state)
    {
        if (state.Phase != ProgressPhase.Running)
            output.WriteLine((isLive ? EraseLine : "") + state);
        else if (isLive)
            output.Write(EraseLine + (state.Share is { } share ? $"{Bar(share)} " : "") + state);
    }

    /// <summary><c>██████░░░░  60 %</c>.</summary>
    internal static string Bar(double share)
    {
        var full = (int)Math.Round(share * BarLength);
        return string.Create(CultureInfo.InvariantCulture, $"{new string('█', full)}{new string('░', BarLength - full)} {share * 100,3:F0} %");
    }
}
