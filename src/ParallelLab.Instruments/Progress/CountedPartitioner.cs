using System.Collections.Concurrent;

namespace ParallelLab.Instruments.Progress;

/// <summary>A partitioner whose items are counted, each when the thread that took it asks for its next.</summary>
/// <param name="begin">Begins a count; called once for each pass over the items.</param>
internal sealed class CountedPartitioner<T>(Partitioner<T> items, Func<ProgressCount> begin) : Partitioner<T>
{
    public override bool SupportsDynamicPartitions => items.SupportsDynamicPartitions;

    public override IList<IEnumerator<T>> GetPartitions(int partitionCount)
    {
        var pass = new Pass(begin(), partitionCount);
        return [.. items.GetPartitions(partitionCount).Select(part => Counted(part, pass))];
    }

    public override IEnumerable<T> GetDynamicPartitions() =>
        new DynamicPartitions(items.GetDynamicPartitions(), new Pass(begin(), partitions: 0));

    private static IEnumerator<T> Counted(IEnumerator<T> part, Pass pass)
    {
        var isComplete = false;
        try
        {
            while (part.MoveNext())
            {
                yield return part.Current;
                pass.Count.Add();
            }
            isComplete = true;
        }
        finally
        {
            part.Dispose();
            pass.Leave(isComplete);
        }
    }

    /// <summary>
    /// What the threads of one pass share. Each takes a partition when it joins and gives it back when it finds nothing more: the pass ends
    /// when none is taken. Others may join later, but only to find nothing.
    /// </summary>
    private sealed class Pass(ProgressCount count, int partitions)
    {
        private int _partitions = partitions;
        private volatile bool _wasLeft;

        public ProgressCount Count => count;

        public void Join() => Interlocked.Increment(ref _partitions);

        public void Leave(bool isComplete)
        {
            _wasLeft |= !isComplete;
            if (Interlocked.Decrement(ref _partitions) == 0)
                count.End(!_wasLeft);
        }
    }

    private sealed class DynamicPartitions(IEnumerable<T> items, Pass pass) : IEnumerable<T>
    {
        public IEnumerator<T> GetEnumerator()
        {
            pass.Join();
            return Counted(items.GetEnumerator(), pass);
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
