namespace ParallelLab.Demos;

/// <summary>A piece of work on a timeline. Its end no longer belongs to it: work that begins just then does not overlap.</summary>
/// <param name="Name">The name of the thread that did it.</param>
/// <param name="From">Its start, counted from the timeline's first.</param>
/// <param name="To">Its end, counted likewise.</param>
public sealed record WorkSpan(string Name, TimeSpan From, TimeSpan To)
{
    /// <summary>Whether the work was under way at that moment.</summary>
    public bool Covers(TimeSpan moment) => From <= moment && (moment < To || moment == From);
}
