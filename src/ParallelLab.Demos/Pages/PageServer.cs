using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ParallelLab.Demos;

/// <summary>
/// A web server with a small <see cref="Encyclopedia"/>, for lessons on fetching: <c>/wiki/Special:Random</c> redirects to one of its pages,
/// each of which takes its own time. It is reached from this machine only, on a port that the system chooses.
/// </summary>
/// <remarks>
/// <para>It ends when it is disposed or with its process, whichever comes first.</para>
/// <para>It is Kestrel, ASP.NET Core's server, and nothing around it: no host, which would take over signals such as Ctrl+C, and no log.</para>
/// <para>Its work is not the caller's. It is started without the caller's <see cref="ExecutionContext"/>, so that nothing that
/// follows that context (a timeline, a stop, an <see cref="AsyncLocal{T}"/>) follows it into the server.</para>
/// <para>It has no threads for requests of its own: like the client it shares the pool of its process. So where all the pool's threads
/// block, the server stands still as well, until the pool has added one. Its steps are run where the socket's event arrives
/// rather than queued once more, which puts them ahead of other work that waits.</para>
/// </remarks>
public sealed class PageServer : IAsyncDisposable
{
    /// <summary>Far more than a lesson needs; a loop that has run wild gets no further.</summary>
    private const int MostConnections = 2_000;

    private readonly KestrelServer _kestrel;
    private readonly PageRequests _requests;
    private int _connections;
    private int _disposed;

    private PageServer(PageServerOptions options)
    {
        Encyclopedia = new Encyclopedia(options.Seed, options.Pages);
        _requests = new PageRequests(options, Encyclopedia);
        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        kestrel.Limits.MaxConcurrentConnections = MostConnections;
        kestrel.Listen(IPAddress.Loopback, port: 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.Use(next => connection => Counted(next, connection));
        });
        var sockets = new SocketTransportOptions { UnsafePreferInlineScheduling = true };
        _kestrel = new KestrelServer(
            Options.Create(kestrel),
            new SocketTransportFactory(Options.Create(sockets), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
    }

    /// <summary>What it serves.</summary>
    public Encyclopedia Encyclopedia { get; }

    /// <summary>Where it is reached: <c>http://127.0.0.1:43210</c>.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The address of the redirect to a page. Each page comes once before one comes again, in the seed's order.</summary>
    public string RandomPage => $"{Address}{PageRequests.RandomPath}";

    /// <summary>How many connections clients have opened so far: few, if they keep them.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>How many pages were asked for so far; redirects are not counted.</summary>
    public int PagesAsked => _requests.PagesAsked;

    /// <summary>Starts one; when the task has completed, it answers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option's value makes no sense.</exception>
    public static async Task<PageServer> StartAsync(PageServerOptions? options = null)
    {
        options ??= new PageServerOptions();
        if (!(options is { Fastest: >= 0, Slowest: <= 60 } && options.Fastest <= options.Slowest))
            throw new ArgumentOutOfRangeException(nameof(options), $"Pages take from {options.Fastest} to {options.Slowest} s. Let 0 ≤ Fastest ≤ Slowest ≤ 60.");

        var server = new PageServer(options);
        Task started;
        using (ExecutionContext.SuppressFlow())
            started = Task.Run(server.ListenAsync);

        await started;
        return server;
    }

    /// <summary>Ends it at once: requests that are under way are broken off.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;

        await _requests.EndAsync();
        await _kestrel.StopAsync(new CancellationToken(canceled: true));
        _kestrel.Dispose();
    }

    private async Task ListenAsync()
    {
        await _kestrel.StartAsync(_requests, CancellationToken.None);
        Address = _kestrel.Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }

    private Task Counted(ConnectionDelegate next, ConnectionContext connection)
    {
        Interlocked.Increment(ref _connections);
        return next(connection);
    }
}
