using ParallelLab.Instruments.Deadlocks;

namespace ParallelLab.Instruments.Tests.Deadlocks;

public sealed class WaitGraphTests
{
    private static readonly DateTime Start = DateTime.UnixEpoch;

    [Fact]
    public void Two_threads_that_wait_for_each_others_locks_are_a_ring_once_both_have_stood_long_enough()
    {
        var graph = new WaitGraph();
        graph.Add(new ContentionEvent(1, Start, Lock: 20, Owner: 2));
        graph.Add(new ContentionEvent(2, Start.AddSeconds(1), Lock: 10, Owner: 1));

        Assert.Empty(graph.RingsSince(Start));
        Assert.Equal([1, 2], Assert.Single(graph.RingsSince(Start.AddSeconds(1))).Select(wait => wait.Thread));
    }

    [Fact]
    public void Whoever_stopped_waiting_for_a_lock_is_taken_for_its_owner()
    {
        var graph = new WaitGraph();
        graph.Add(new ContentionEvent(1, Start, Lock: 10, Owner: 9));
        graph.Add(new ContentionEvent(2, Start, Lock: 10, Owner: 9));
        graph.Add(new ContentionEvent(2, Start));
        graph.Add(new ContentionEvent(2, Start, Lock: 20, Owner: 1));

        Assert.Single(graph.RingsSince(Start));
    }

    /// <summary>Threads take locks so that every passing of a lock can be heard: then suspicion and truth are the same.</summary>
    [Property]
    public void A_ring_is_suspected_exactly_where_there_is_one(List<(byte Thread, byte Lock)> requests)
    {
        var (graph, truth) = (new WaitGraph(), new Locks());
        foreach (var (thread, wanted) in requests)
        {
            foreach (var heard in truth.Request(thread % 5, (ulong)(wanted % 4) + 1))
                graph.Add(heard);
        }

        Assert.Equal(Rings.In(truth.WaitsFor), graph.RingsSince(Start).Select(ring => ring.Select(wait => wait.Thread).ToArray()));
    }

    /// <summary>Locks as they are. A thread that runs and holds a lock already gives back all it holds with its next request for that lock.</summary>
    private sealed class Locks
    {
        private readonly Dictionary<ulong, int> _owners = [];
        private readonly List<(int Thread, ulong Lock)> _queue = [];

        public Dictionary<int, int> WaitsFor => _queue.ToDictionary(wait => wait.Thread, wait => _owners[wait.Lock]);

        public IEnumerable<ContentionEvent> Request(int thread, ulong wanted)
        {
            if (_queue.Exists(wait => wait.Thread == thread))
                return [];
            if (!_owners.TryGetValue(wanted, out var owner))
            {
                _owners[wanted] = thread;
                return [];
            }

            if (owner == thread)
                return [.. _owners.Where(held => held.Value == thread).Select(held => held.Key).ToList().SelectMany(Release)];
            _queue.Add((thread, wanted));
            return [new ContentionEvent(thread, Start, wanted, owner)];
        }

        private IEnumerable<ContentionEvent> Release(ulong released)
        {
            _owners.Remove(released);
            var next = _queue.FindIndex(wait => wait.Lock == released);
            if (next < 0)
                return [];
            var heir = _queue[next].Thread;
            _queue.RemoveAt(next);
            _owners[released] = heir;
            return [new ContentionEvent(heir, Start)];
        }
    }
}
