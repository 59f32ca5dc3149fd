using System.Collections.Concurrent;

namespace ParallelLab.Demos;

/// <summary>
/// Workers share a sum through a thread-safe queue: whoever has finished takes the sum out, adds a number of its own and puts it back.
/// The queue both protects the sum (it is in one hand at a time) and makes others wait for it.
/// </summary>
public static class HandOver
{
    /// <summary>
    /// The mistake: "if the queue is empty, I am the first". Two who look at the same time are both the first; then there are two sums in the queue, and
    /// whoever takes one of them has only a part. Each call on the queue is safe; what goes wrong lies between the calls.
    /// </summary>
    /// <param name="sums">Empty at first.</param>
    /// <param name="own">What this worker adds.</param>
    /// <param name="between">Called between looking into the queue and putting the sum back, to stage the race.</param>
    public static void AddCarelessly(ConcurrentQueue<int> sums, int own, Action? between = null)
    {
        var soFar = sums.TryDequeue(out var sum) ? sum : 0;
        between?.Invoke();
        sums.Enqueue(soFar + own);
    }

    /// <summary>
    /// The repair: a sum, 0, is in the queue <em>from the beginning</em>, and <c>Take</c> waits until it is there. So an empty queue has one meaning only:
    /// the sum is in somebody's hands and will come back.
    /// </summary>
    /// <param name="sums">Holds one sum, or none while a worker has it.</param>
    /// <inheritdoc cref="AddCarelessly" path="/param[@name = 'own']"/>
    public static void Add(BlockingCollection<int> sums, int own) => sums.Add(sums.Take() + own);
}
