namespace ParallelLab.Demos;

/// <summary>
/// A step on a client's way to the network that counts: how many requests there were, and how many, at most, were in flight at one
/// time. A redirect that is followed belongs to the request that met it.
/// </summary>
/// <example><c>new HttpClient(new RequestCounter(new SocketsHttpHandler()))</c></example>
/// <param name="next">The next step; disposed with this one.</param>
public sealed class RequestCounter(HttpMessageHandler next) : DelegatingHandler(next)
{
    private readonly Lock _gate = new();

    /// <summary>Guarded by <see cref="_gate"/>, as the two below.</summary>
    private int _inFlight;
    private int _mostAtOnce;
    private int _sent;

    /// <summary>How many requests were begun since the last <see cref="Reset"/>.</summary>
    public int Sent
    {
        get
        {
            lock (_gate)
                return _sent;
        }
    }

    /// <summary>How many were in flight at one time, at most, since then.</summary>
    public int MostAtOnce
    {
        get
        {
            lock (_gate)
                return _mostAtOnce;
        }
    }

    /// <summary>Counts from now on. Requests that are in flight still count among those at one time.</summary>
    public void Reset()
    {
        lock (_gate)
            (_sent, _mostAtOnce) = (0, _inFlight);
    }

    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Enter();
        try
        {
            return base.Send(request, cancellationToken);
        }
        finally
        {
            Leave();
        }
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Enter();
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            Leave();
        }
    }

    private void Enter()
    {
        lock (_gate)
        {
            _sent++;
            _mostAtOnce = Math.Max(_mostAtOnce, ++_inFlight);
        }
    }

    private void Leave()
    {
        lock (_gate)
            _inFlight--;
    }
}
