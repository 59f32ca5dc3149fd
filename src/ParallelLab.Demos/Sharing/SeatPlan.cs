using System.Collections.Concurrent;

namespace ParallelLab.Demos;

/// <summary>
/// Check, then act: look whether a seat is free, then take it. Between the two, somebody else can take it, and it is sold twice.
/// </summary>
/// <remarks>
/// The dictionary is thread-safe: no call of any thread can damage it. That does not help, since the mistake lies <em>between</em> two calls.
/// What belongs together must be one call (<see cref="Book"/>) or one lock.
/// </remarks>
public sealed class SeatPlan
{
    private readonly ConcurrentDictionary<int, string> _buyers = new();

    /// <summary>Who has the seat at last: of two who were told that it is theirs, the one who was written down later.</summary>
    public string? BuyerOf(int seat) => _buyers.GetValueOrDefault(seat);

    /// <summary>The mistake: the answer may be out of date when it is acted upon.</summary>
    /// <param name="seat">The number of the seat.</param>
    /// <param name="buyer">Who wants it.</param>
    /// <param name="between">Called between the look and the deed, to stage the race.</param>
    /// <returns>Whether the buyer is told that the seat is theirs. Two may be told so.</returns>
    public bool BookCarelessly(int seat, string buyer, Action? between = null)
    {
        if (_buyers.ContainsKey(seat))
            return false;

        between?.Invoke();
        _buyers[seat] = buyer;
        return true;
    }

    /// <summary>The repair: look and take in one call, which says whether it was in time.</summary>
    /// <returns>Whether the seat is the buyer's. Only one is ever told so.</returns>
    /// <inheritdoc cref="BookCarelessly" path="/param[@name != 'between']"/>
    public bool Book(int seat, string buyer) => _buyers.TryAdd(seat, buyer);
}
