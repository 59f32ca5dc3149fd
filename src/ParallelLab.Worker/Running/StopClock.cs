namespace ParallelLab.Worker.Running;

/// <summary>
/// How much time a cell has had to stop. Where the whole machine stands still, as virtual ones do, its code can't have come to a poll
/// meanwhile: of what passes between two looks only <see cref="MostALook"/> counts.
/// </summary>
internal sealed class StopClock(TimeProvider time)
{
    /// <summary>Ten times what lies between two looks where nothing is in the way (<see cref="CellStop.Look"/>).</summary>
    public static readonly TimeSpan MostALook = TimeSpan.FromMilliseconds(50);

    private long _seen = time.GetTimestamp();

    /// <summary>The time that has counted, up to the last look.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>Looks at the time.</summary>
    public void Look()
    {
        var now = time.GetTimestamp();
        var passed = time.GetElapsedTime(_seen, now);
        _seen = now;
        Elapsed += passed < MostALook ? passed : MostALook;
    }
}
