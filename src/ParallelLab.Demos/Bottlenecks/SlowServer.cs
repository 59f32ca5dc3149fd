using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;

namespace ParallelLab.Demos;

/// <summary>
/// A server that takes its time: who connects gets one line after a delay, and the connection ends. It stands in for whatever a
/// program waits for from outside (a web page, a database, another machine), but listens on this machine's loopback address only.
/// </summary>
/// <remarks>
/// While it lets somebody wait it uses neither a core nor a thread (<c>await</c>): what a measurement shows is its client. Many may
/// wait at once, each for one delay; beyond <see cref="MostAtOnce"/> they queue.
/// </remarks>
public sealed class SlowServer : IAsyncDisposable
{
    /// <summary>Further clients wait until one of these has been answered.</summary>
    public const int MostAtOnce = 64;

    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly TimeSpan _delay;
    private readonly TimeProvider _time;
    private readonly Task _serving;
    private int _accepted;

    private SlowServer(TimeSpan delay, TimeProvider time)
    {
        (_delay, _time) = (delay, time);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _serving = ServeAsync();
    }

    /// <summary>Where it listens; the system chose a free one.</summary>
    public int Port { get; }

    /// <summary>How many have connected so far.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>Starts to listen.</summary>
    /// <param name="delay">How long each client waits for its line.</param>
    /// <param name="time">The clock; the system's if none is given.</param>
    public static SlowServer Start(TimeSpan delay, TimeProvider? time = null) => new(delay, time ?? TimeProvider.System);

    /// <summary>Stops listening and ends all connections: those who still wait get nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _stopping.Dispose();
    }

    private Task ServeAsync() => Parallel.ForEachAsync(
        ConnectionsAsync(_stopping.Token),
        new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = _stopping.Token },
        AnswerAsync);

    private async IAsyncEnumerable<TcpClient> ConnectionsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
            yield return await _listener.AcceptTcpClientAsync(cancellationToken);
    }

    private async ValueTask AnswerAsync(TcpClient client, CancellationToken cancellationToken)
    {
        using (client)
        {
            var number = Interlocked.Increment(ref _accepted);
            await Task.Delay(_delay, _time, cancellationToken);
            try
            {
                await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes($"answer {number}\n"), cancellationToken);
            }
            catch (IOException)
            {
                // Who has gone needs no answer; the others still do.
            }
        }
    }
}
