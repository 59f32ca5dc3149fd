namespace ParallelLab.Demos;

/// <summary>
/// Makes a value when it is first asked for, and only once, however many threads ask: what <see cref="Lazy{T}"/> does, written out.
/// The pattern is called <em>double-checked locking</em>, and it is known for the ways in which it can be got wrong.
/// </summary>
/// <param name="make">Makes the value. It runs inside the lock, so it must not wait for a thread that asks for the same value.</param>
/// <typeparam name="T">The kind of value.</typeparam>
/// <remarks>
/// In your own programs take <see cref="Lazy{T}"/>, which also says what happens when <c>make</c> throws. (It remembers the exception and throws it
/// to everyone who asks. Here nothing is remembered, and the next who asks tries again.)
/// </remarks>
public sealed class OnceOnly<T>(Func<T> make)
    where T : class
{
    private readonly Lock _gate = new();

    /// <summary>
    /// Volatile, so that nobody sees the reference before what it refers to is complete. It goes from null to the value, once.
    /// </summary>
    private volatile T? _value;

    /// <summary>
    /// The mistake: look only before the lock. All who looked before the first was ready wait at the lock, and then each makes a value of its own,
    /// one after the other. The lock changes nothing about that.
    /// </summary>
    public T AskCarelessly()
    {
        if (_value is null)
        {
            lock (_gate)
                _value = make();
        }

        return _value;
    }

    /// <summary>
    /// The repair: look again inside the lock, where nobody else can be. The first look is only there to save the lock in the many calls
    /// that come later.
    /// </summary>
    public T Ask()
    {
        if (_value is null)
        {
            lock (_gate)
                _value ??= make();
        }

        return _value;
    }
}
