namespace ParallelLab.Demos;

/// <summary>
/// Two locks, and the deadlock that comes of taking them in different orders. Both methods move an amount between two accounts; nobody sees
/// the money in neither or in both.
/// </summary>
/// <remarks>
/// A <em>deadlock</em> needs four things at once (Coffman, 1971): what is held is held alone; who holds one asks for another; nothing is
/// taken away by force; and those who wait form a ring. Take away one of the four and there is no deadlock. An order of all locks, kept by everybody,
/// takes away the ring: on it somebody would have to hold a later lock and wait for an earlier one.
/// </remarks>
public static class Transfer
{
    /// <summary>
    /// The mistake: whichever account is named first is locked first. When another thread moves money the other way at the same time, each can hold
    /// the lock that the other needs, and both wait for ever.
    /// </summary>
    /// <param name="from">Where the money is taken.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="amount">How much.</param>
    /// <param name="between">Called when the first lock is held and the second is not, to stage the deadlock.</param>
    public static void InNamedOrder(Account from, Account to, decimal amount, Action? between = null)
    {
        lock (from.Gate)
        {
            between?.Invoke();
            lock (to.Gate)
                Move(from, to, amount);
        }
    }

    /// <summary>The repair: the account with the smaller number is locked first, whichever way the money goes.</summary>
    /// <inheritdoc cref="InNamedOrder" path="/param[@name != 'between']"/>
    public static void InNumberOrder(Account from, Account to, decimal amount)
    {
        var (first, second) = from.Number < to.Number ? (from, to) : (to, from);
        lock (first.Gate)
        {
            lock (second.Gate)
                Move(from, to, amount);
        }
    }

    private static void Move(Account from, Account to, decimal amount)
    {
        from.Balance -= amount;
        to.Balance += amount;
    }
}
