using System.Globalization;
using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Timelines;

/// <summary>What lanes are called in pictures.</summary>
internal static class LaneNames
{
    private const int LongestName = 60;

    /// <summary>The recording with the thread's number behind every name that more than one lane has.</summary>
    public static TimelineRecording WithDistinctNames(this TimelineRecording recording)
    {
        var counts = recording.Lanes.CountBy(lane => lane.DisplayName()).ToDictionary();
        return recording with { Lanes = [.. recording.Lanes.Select(Distinct)] };

        Lane Distinct(Lane lane) => counts[lane.DisplayName()] == 1
            ? lane
            : lane with { Name = string.Create(CultureInfo.InvariantCulture, $"{lane.DisplayName()} {lane.ManagedId}") };
    }

    /// <summary>The thread's name, fit to be shown and not too long; its number where it has none.</summary>
    public static string DisplayName(this Lane lane) =>
        string.IsNullOrWhiteSpace(lane.Name) ? $"thread {lane.ManagedId.ToString(CultureInfo.InvariantCulture)}" : Short(lane.Name);

    /// <summary><c>id 4 · OS 1234</c>.</summary>
    public static string Numbers(this Lane lane) => lane.OsId == 0
        ? string.Create(CultureInfo.InvariantCulture, $"id {lane.ManagedId}")
        : string.Create(CultureInfo.InvariantCulture, $"id {lane.ManagedId} · OS {lane.OsId}");

    /// <summary>Any text that a program chose, fit to be shown and not too long.</summary>
    public static string Short(string text, int longest = LongestName)
    {
        var legible = LegibleText.Of(text.Length <= longest ? text : text[..longest]);
        return text.Length <= longest ? legible : $"{legible}…";
    }
}
