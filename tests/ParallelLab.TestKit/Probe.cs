namespace ParallelLab.TestKit;

/// <summary>Looks at the outside world until it is as it should be, with a deadline.</summary>
public static class Probe
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    /// <exception cref="TimeoutException">It did not become true in time.</exception>
    public static Task UntilAsync(Func<bool> condition, string what) => UntilAsync(() => Task.FromResult(condition()), what);

    /// <inheritdoc cref="UntilAsync(Func{bool}, string)"/>
    public static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        using var timer = new PeriodicTimer(Interval);
        var began = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(began) > Deadline)
                throw new TimeoutException($"Waited {Deadline.TotalSeconds:F0} s in vain until {what}.");
            await timer.WaitForNextTickAsync();
        }
    }
}
