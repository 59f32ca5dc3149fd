using System.Globalization;

namespace ParallelLab.Instruments.Timelines;

/// <summary>A recording in words.</summary>
/// <param name="Headline">Threads, wall time, CPU time, cores busy.</param>
/// <param name="Sentences">What stands out: deadlocks, time lost to locks, the longest waits, collections, what is missing.</param>
/// <param name="Notable">The lanes that the sentences name.</param>
/// <param name="Cycles">The deadlocks among them.</param>
internal sealed record TimelineCaption(
    string Headline, IReadOnlyList<string> Sentences, IReadOnlyCollection<int> Notable, IReadOnlyList<LockCycle> Cycles)
{
    private const int MostCycles = 4;
    private const int LongestNote = 400;
    private const int MostNamesInACycle = 6;

    public static TimelineCaption Of(TimelineRecording recording)
    {
        var cycles = LockCycle.Find(recording.Lanes);
        var lockWait = Longest(recording, Activity.WaitingForLock);
        var otherWait = Longest(recording, Activity.Waiting);
        string?[] sentences =
        [
            .. cycles.Take(MostCycles).Select(Deadlock),
            Locks(recording, lockWait),
            OtherWait(otherWait),
            Collections(recording.Collections),
            recording.Note is null ? null : LaneNames.Short(recording.Note, LongestNote),
        ];
        return new TimelineCaption(HeadlineOf(recording), [.. sentences.OfType<string>()], [.. Named(cycles, lockWait, otherWait)], cycles);
    }

    /// <summary>All of it in one text.</summary>
    public override string ToString() => string.Join(' ', Sentences.Prepend($"{Headline}."));

    private static string HeadlineOf(TimelineRecording recording)
    {
        var busy = recording.Wall > TimeSpan.Zero ? recording.Cpu / recording.Wall : 0;
        var (threads, cores) = (Amount.Of(recording.Lanes.Count, "thread"), Amount.Of(recording.Cores, "core"));
        var (wall, cpu) = (Units.Duration(recording.Wall), Units.Duration(recording.Cpu));
        return string.Create(CultureInfo.InvariantCulture, $"{threads}, {wall} wall, {cpu} CPU, {busy:0.00} of {cores} busy on average");
    }

    private static string Deadlock(LockCycle cycle)
    {
        var names = cycle.Lanes.Select(lane => lane.DisplayName()).ToArray();
        var waits = names.Select((name, i) => $"{name} waits for {names[(i + 1) % names.Length]}").Take(MostNamesInACycle);
        var more = names.Length > MostNamesInACycle ? " and so on" : "";
        return $"Deadlock: {string.Join(", ", waits)}{more}, each for a lock that the other holds.";
    }

    private static string Locks(TimelineRecording recording, (Lane Lane, Phase Phase)? longest)
    {
        if (longest is not { } wait)
            return "No time was lost to locks.";
        var (count, lost) = (0, TimeSpan.Zero);
        foreach (var phase in recording.Lanes.SelectMany(lane => lane.Phases).Where(phase => phase.Activity == Activity.WaitingForLock))
            (count, lost) = (count + 1, lost + phase.When.Length);
        var holder = HeldBy(wait.Phase, recording.Lanes.FirstOrDefault(lane => lane.Id == wait.Phase.Lock?.Holder));
        return $"{Units.Duration(lost)} lost to locks in {Amount.Of(count, "wait")}; the longest: {InWords(wait)}{holder}.";
    }

    private static string? OtherWait((Lane Lane, Phase Phase)? longest) => longest is { } wait
        ? $"The longest wait for a handle, an event, a task or a thread's end: {InWords(wait)}."
        : null;

    /// <summary><c>, held by worker-1</c>, <c>, held first by worker-1</c>, or nothing where it is not known.</summary>
    public static string HeldBy(Phase phase, Lane? holder) =>
        holder is null ? "" : $", held {(phase.Lock!.HolderIsSure ? "" : "first ")}by {holder.DisplayName()}";

    private static string InWords((Lane Lane, Phase Phase) wait) =>
        $"{wait.Lane.DisplayName()}, {Units.Duration(wait.Phase.When.Length)}";

    private static string? Collections(IReadOnlyList<Stretch> collections)
    {
        var held = new TimeSpan(collections.Sum(pause => pause.Length.Ticks));
        return collections.Count == 0
            ? null
            : $"{Amount.Of(collections.Count, "garbage collection")} held all threads for {Units.Duration(held)}.";
    }

    private static (Lane Lane, Phase Phase)? Longest(TimelineRecording recording, Activity activity)
    {
        (Lane Lane, Phase Phase)? longest = null;
        foreach (var lane in recording.Lanes)
        {
            foreach (var phase in lane.Phases)
            {
                if (phase.Activity == activity && (longest is null || phase.When.Length > longest.Value.Phase.When.Length))
                    longest = (lane, phase);
            }
        }
        return longest;
    }

    private static IEnumerable<int> Named(IReadOnlyList<LockCycle> cycles, params ReadOnlySpan<(Lane Lane, Phase Phase)?> waits)
    {
        var named = cycles.Take(MostCycles).SelectMany(cycle => cycle.Lanes).Select(lane => lane.Id).ToHashSet();
        foreach (var wait in waits)
        {
            if (wait is not { } told)
                continue;
            named.Add(told.Lane.Id);
            if (told.Phase.Lock?.Holder is { } holder)
                named.Add(holder);
        }
        return named;
    }
}
