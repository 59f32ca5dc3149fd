namespace ParallelLab.Demos;

/// <summary>
/// The dining philosophers (Dijkstra, 1965): they sit around a table, between each two lies one fork, and each needs both of its neighbours' forks
/// to eat. Philosopher <c>n</c> has fork <c>n</c> on the left and fork <c>n + 1</c> on the right, and the last one's right fork is fork 0.
/// </summary>
/// <remarks>
/// <para>The worst case is staged: nobody reaches for a second fork before everybody has reached for the first. Whether all eat then depends
/// only on which fork each takes first, never on luck.</para>
/// <para>The table notices when nobody can go on, and sends all home hungry: so the demo ends, and needs no clock for that. It is a
/// monitor, like <see cref="BoundedBuffer{T}"/>.</para>
/// </remarks>
public sealed class DinnerTable
{
    private readonly object _gate = new();

    /// <summary>Which forks are in somebody's hand. All that follows is guarded by <see cref="_gate"/>.</summary>
    private readonly bool[] _taken;

    /// <summary>How many philosophers have not gone yet.</summary>
    private int _present;

    /// <summary>How many have reached for their first fork.</summary>
    private int _reached;

    /// <summary>How many have looked, since something last changed, and could not go on.</summary>
    private int _lookedInVain;

    /// <summary>Set once, when all who are present have looked in vain: then nothing can ever change again.</summary>
    private bool _stuck;

    private DinnerTable(int philosophers)
    {
        _taken = new bool[philosophers];
        _present = philosophers;
    }

    /// <summary>Serves one dinner, a thread for each philosopher, and returns when all have gone.</summary>
    /// <param name="philosophers">How many they are, at least 2.</param>
    /// <param name="firstFork">The fork that a philosopher takes first: the left (<c>n</c>) or the right one.</param>
    /// <returns>How many have eaten. The others held one fork, or none, when nobody could go on.</returns>
    /// <exception cref="ArgumentException">A philosopher was told to take a fork that it can't reach.</exception>
    public static int Serve(int philosophers, Func<int, int> firstFork)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(philosophers, 2);
        var forks = Enumerable.Range(0, philosophers).Select(n => ForksOf(n, philosophers, firstFork(n))).ToList();
        var table = new DinnerTable(philosophers);
        var eaten = 0;
        StartJoin.AllTogether([.. forks.Select((pair, n) => new Thread(() =>
        {
            if (table.Dine(pair.First, pair.Second))
                Interlocked.Increment(ref eaten);
        })
        { Name = $"Philosopher-{n}" })]);
        return eaten;
    }

    private static (int First, int Second) ForksOf(int philosopher, int philosophers, int first)
    {
        int left = philosopher, right = (philosopher + 1) % philosophers;
        return first == left ? (left, right)
            : first == right ? (right, left)
            : throw new ArgumentException($"Philosopher {philosopher} reaches forks {left} and {right}, not fork {first}.", nameof(first));
    }

    private bool Dine(int first, int second)
    {
        lock (_gate)
        {
            _reached++;
            Change();
            if (!Take(first, when: () => true) || !Take(second, when: () => _reached == _taken.Length))
                return false;

            _taken[first] = _taken[second] = false;
            _present--;
            Change();
            return true;
        }
    }

    /// <summary>Waits until the fork may be taken and takes it; false when nobody can go on.</summary>
    private bool Take(int fork, Func<bool> when)
    {
        while (_taken[fork] || !when())
        {
            if (++_lookedInVain == _present)
                GiveUp();
            else
                Monitor.Wait(_gate);

            if (_stuck)
                return false;
        }

        return _taken[fork] = true;
    }

    /// <summary>Whoever waits looks again. (To take a fork is no such change: it lets nobody go on who could not before.)</summary>
    private void Change()
    {
        _lookedInVain = 0;
        Monitor.PulseAll(_gate);
    }

    private void GiveUp()
    {
        _stuck = true;
        Monitor.PulseAll(_gate);
    }
}
