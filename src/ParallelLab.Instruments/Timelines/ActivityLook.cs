using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Timelines;

/// <summary>
/// How activities are named and painted. On light paper they are the lighter the less a thread does, so that a grey print tells them
/// apart; stripes, outlines and a thin line do as well.
/// </summary>
internal static class ActivityLook
{
    /// <summary>In the order in which they are piled up and listed.</summary>
    public static readonly IReadOnlyList<Activity> All =
        [Activity.Running, Activity.WaitingForLock, Activity.Waiting, Activity.Idle, Activity.Unknown];

    /// <summary>Those that the recording holds, in the same order.</summary>
    public static IEnumerable<Activity> In(TimelineRecording recording)
    {
        var seen = recording.Lanes.SelectMany(lane => lane.Phases).Select(phase => phase.Activity).ToHashSet();
        return All.Where(seen.Contains);
    }

    public static string Words(this Activity activity) => activity switch
    {
        Activity.Running => "running",
        Activity.WaitingForLock => "waiting for a lock",
        Activity.Waiting => "waiting",
        Activity.Idle => "sleeping or idle",
        _ => "unknown",
    };

    public static char Letter(this Activity activity) => activity switch
    {
        Activity.Running => '█',
        Activity.WaitingForLock => '▒',
        Activity.Waiting => '░',
        Activity.Idle => '·',
        _ => '?',
    };

    public static Paint Paint(this Activity activity) => activity switch
    {
        Activity.Running => Drawing.Paint.Fill(Palette.Running),
        Activity.WaitingForLock => Drawing.Paint.Hatch(Palette.Lock),
        Activity.Waiting => Drawing.Paint.Fill(Palette.Waiting),
        Activity.Idle => Drawing.Paint.Fill(Palette.Idle),
        _ => Drawing.Paint.Stroke(Palette.Muted, 1, "1 2"),
    };
}
