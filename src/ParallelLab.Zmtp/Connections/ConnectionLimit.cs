namespace ParallelLab.Zmtp.Connections;

/// <summary>
/// How many connections a socket holds at a time. A newcomer above the limit takes the place of the one that has been shaking hands for
/// longest: a real peer does that within milliseconds, so that a flood of silent ones does not close the door to it. Where all have shaken
/// hands the newcomer is refused, and those who are served stay served.
/// </summary>
internal sealed class ConnectionLimit(int most)
{
    // Guards what follows, and whether a place is lost.
    private readonly Lock _gate = new();
    private readonly LinkedList<Place> _unfinished = [];
    private int _count;

    /// <summary>
    /// A place for a connection that begins its handshake; null if there is none. Complete when the connection that had to make room is
    /// closed: who accepts waits for that, or a flood would be accepted faster than it is turned away.
    /// </summary>
    public async ValueTask<Place?> TakeAsync()
    {
        var place = new Place(this);
        Place? displaced = null;
        lock (_gate)
        {
            if (_count < most)
                _count++;
            else if (_unfinished.First is { Value: var oldest })
                (displaced = oldest).Leave(isLost: true);
            else
                return null;
            _unfinished.AddLast(place);
        }

        if (displaced is not null)
            await displaced.EndAsync();
        return place;
    }

    /// <summary>What one connection holds until it disposes of it.</summary>
    public sealed class Place(ConnectionLimit limit) : IDisposable
    {
        // Not disposed: it may be cancelled at any time, and without a timer or a link it holds nothing.
        private readonly CancellationTokenSource _displaced = new();
        private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool _isLost;

        /// <summary>Cancelled when a newcomer takes the place.</summary>
        public CancellationToken Displaced => _displaced.Token;

        /// <summary>The handshake is done: from here on nobody takes the place away.</summary>
        /// <exception cref="OperationCanceledException">Somebody just has.</exception>
        public void Keep()
        {
            lock (limit._gate)
            {
                if (_isLost)
                    throw new OperationCanceledException("The place was taken.", Displaced);
                Leave(isLost: false);
            }
        }

        public void Dispose()
        {
            lock (limit._gate)
            {
                Leave(_isLost);
                if (!_isLost)
                    limit._count--;
            }

            _left.TrySetResult();
        }

        /// <summary>Leaves those who shake hands. The gate is held by the caller.</summary>
        internal void Leave(bool isLost)
        {
            _isLost = isLost;
            limit._unfinished.Remove(this);
        }

        internal async Task EndAsync()
        {
            await _displaced.CancelAsync();
            await _left.Task;
        }
    }
}
