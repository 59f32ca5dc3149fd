namespace ParallelLab.Demos;

/// <summary>
/// A queue with room for so many items: <see cref="Put"/> waits while it is full, <see cref="Take"/> while it is empty. This is what is inside a
/// <c>BlockingCollection</c> or a bounded channel, made of a lock and a condition.
/// </summary>
/// <param name="capacity">How many items have room, at least 1.</param>
/// <typeparam name="T">The kind of item.</typeparam>
/// <remarks>
/// <para>Such an object is called a <em>monitor</em> (Hoare, 1974): state, a lock around it, and a way to wait until the state is as
/// one needs it. <c>Monitor.Wait</c> gives the lock away, sleeps, and has the lock again when it returns; <c>Monitor.PulseAll</c> wakes all who
/// wait. Both may be called only by who holds the lock, which for them is an ordinary object (<c>System.Threading.Lock</c> has no <c>Wait</c>).</para>
/// <para><em>Wait in a loop, never in an <c>if</c></em>: a woken thread gets the lock some time later, and until then somebody else may have taken
/// the item. Waking says "look again", not "it is yours".</para>
/// </remarks>
public sealed class BoundedBuffer<T>(int capacity)
{
    private readonly object _gate = new();

    /// <summary>Guarded by <see cref="_gate"/>; holds at most <see cref="_capacity"/> items.</summary>
    private readonly Queue<T> _items = new();

    private readonly int _capacity = capacity >= 1
        ? capacity
        : throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "A buffer needs room for at least one item.");

    /// <summary>Puts an item at the end, as soon as there is room.</summary>
    public void Put(T item)
    {
        lock (_gate)
        {
            while (_items.Count == _capacity)
                Monitor.Wait(_gate);

            _items.Enqueue(item);
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Takes the oldest item, as soon as there is one.</summary>
    public T Take()
    {
        lock (_gate)
        {
            while (_items.Count == 0)
                Monitor.Wait(_gate);

            var item = _items.Dequeue();
            Monitor.PulseAll(_gate);
            return item;
        }
    }
}
