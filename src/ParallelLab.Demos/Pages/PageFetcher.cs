using System.Globalization;

namespace ParallelLab.Demos;

/// <summary>
/// Fetches pages over one client, each within a time limit, and gives every result as a value: a page that fails is
/// reported and ends nothing. Only the caller's own cancellation is an exception.
/// </summary>
/// <remarks>
/// One <see cref="HttpClient"/> serves all requests, on all threads: it keeps connections open and uses them again. A client for each request would open
/// a connection for each, and leave it behind in the system for minutes.
/// </remarks>
/// <param name="client">Used and not disposed. Its own time limit should be longer than <paramref name="limit"/>.</param>
/// <param name="limit">How long one page may take, from the request to its last byte.</param>
/// <param name="time">The clock that measures the limit; the system's if none is given.</param>
public sealed class PageFetcher(HttpClient client, TimeSpan limit, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Fetches one page.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<FetchedPage> FetchAsync(string address, CancellationToken cancellationToken = default)
    {
        using var timeUp = new CancellationTokenSource(limit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, cancellationToken);
        try
        {
            return FetchedPage.Of(await client.GetStringAsync(address, either.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return FetchedPage.Failed(string.Create(CultureInfo.InvariantCulture, $"no answer within {Lab.SecondsOf(limit):0.##} s"));
        }
        catch (Exception failure) when (failure is HttpRequestException or InvalidOperationException or NotSupportedException or UriFormatException)
        {
            return FetchedPage.Failed(Reason(failure));
        }
    }

    /// <summary>Fetches all of them, at most so many at a time, and keeps their order.</summary>
    /// <param name="addresses">Which pages; one may occur several times.</param>
    /// <param name="atMost">How many requests may be in flight at any moment: what the other side can be asked to bear.</param>
    /// <param name="cancellationToken">Ends the requests that are in flight and starts no more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 1.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<FetchedPage[]> FetchAllAsync(IEnumerable<string> addresses, int atMost, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, 1);
        using var free = new SemaphoreSlim(atMost);
        return await Task.WhenAll(addresses.Select(FetchInTurnAsync));

        async Task<FetchedPage> FetchInTurnAsync(string address)
        {
            await free.WaitAsync(cancellationToken);
            try
            {
                return await FetchAsync(address, cancellationToken);
            }
            finally
            {
                free.Release();
            }
        }
    }

    private static string Reason(Exception failure) => failure switch
    {
        HttpRequestException { StatusCode: { } status } => string.Create(CultureInfo.InvariantCulture, $"the server answered {(int)status} {status}"),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "there is no such host",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "no connection to the server",
        HttpRequestException { InnerException: IOException } => "the connection broke off before the page's end",
        _ => failure.Message,
    };
}
