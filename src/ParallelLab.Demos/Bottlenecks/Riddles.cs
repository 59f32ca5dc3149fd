namespace ParallelLab.Demos;

/// <summary>
/// Three programs for whoever wants to find out what binds them. Each does a fixed amount of work, whatever the number of threads and
/// the size of its memory; take the time. Measure first, and read on only then.
/// </summary>
public sealed class Riddles
{
    private const long SlicesPerSecond = 200_000_000;
    private const long StepsPerSecond = 5_000_000;
    private const int Places = 1 << 18;     // of 4 bytes: 1 MiB

    private readonly int _threads;
    private readonly int[] _ring;

    /// <param name="threads">How many threads divide the work.</param>
    /// <param name="mebibytes">How much memory the programs may use: 1, 2, 4, … 128.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no thread, or the size is none of these.</exception>
    public Riddles(int threads = 1, int mebibytes = 64)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mebibytes, 128);
        _threads = threads;
        _ring = PointerChase.Ring(Places * mebibytes);
    }

    /// <summary>Goes from place to place through the memory: bound by it, unless it fits into a cache.</summary>
    public void First() => Divide(n => PointerChase.Follow(_ring, start: n * 1_000_003, (long)(StepsPerSecond * Lab.TimeScale / _threads)));

    /// <summary>Waits, as for a disk or another machine.</summary>
    public void Second() => Divide(_ => Thread.Sleep(Lab.Seconds(1) / _threads));

    /// <summary>Computes on two numbers that never leave the core.</summary>
    public void Third() => Divide(_ => PiSum.Area(0, (long)(SlicesPerSecond * Lab.TimeScale / _threads), SlicesPerSecond));

    private void Divide(Action<int> part) =>
        StartJoin.AllTogether([.. Enumerable.Range(0, _threads).Select(n => new Thread(() => part(n)) { Name = $"Thread-{n + 1}" })]);
}
