using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ParallelLab.Demos;

/// <summary>What the <see cref="PageServer"/> answers. Kestrel calls it for each request, on any thread.</summary>
internal sealed class PageRequests(PageServerOptions options, Encyclopedia encyclopedia) : IHttpApplication<HttpContext>
{
    public const string RandomPath = $"{Encyclopedia.Root}Special:Random";

    /// <summary>Signalled at the server's end, so that pages that are still waiting go at once.</summary>
    private readonly CancellationTokenSource _ending = new();

    private long _turns = -1;
    private int _pagesAsked;

    public int PagesAsked => Volatile.Read(ref _pagesAsked);

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public async Task ProcessRequestAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (path == RandomPath)
            context.Response.Redirect(encyclopedia.AtTurn(Interlocked.Increment(ref _turns)).Path);
        else if (path.StartsWith(Encyclopedia.Root, StringComparison.Ordinal) && encyclopedia.Find(path[Encyclopedia.Root.Length..]) is { } page)
            await AnswerAsync(context, page);
        else
            context.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    public void DisposeContext(HttpContext context, Exception? exception)
    {
        // The features belong to Kestrel, which uses them again for the next request.
    }

    public Task EndAsync() => _ending.CancelAsync();

    private async Task AnswerAsync(HttpContext context, EncyclopediaPage page)
    {
        Interlocked.Increment(ref _pagesAsked);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _ending.Token);
        var fault = options.FaultOf(page);
        try
        {
            var wait = fault == PageFault.NoAnswer ? Timeout.InfiniteTimeSpan : Lab.Seconds(options.SecondsOf(page));
            await Task.Delay(wait, options.Time, gone.Token);
            await SendAsync(context, fault, Encoding.UTF8.GetBytes(encyclopedia.HtmlOf(page)), gone.Token);
        }
        catch (OperationCanceledException)
        {
            context.Abort(); // nobody waits for the answer any more
        }
    }

    private static async Task SendAsync(HttpContext context, PageFault fault, byte[] html, CancellationToken cancellationToken)
    {
        if (fault == PageFault.ServerError)
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return;
        }

        context.Response.ContentType = $"text/html; charset={(fault == PageFault.WrongCharset ? "utf-16" : "utf-8")}";
        context.Response.ContentLength = html.Length;
        if (HttpMethods.IsHead(context.Request.Method))
            return;

        await context.Response.Body.WriteAsync(fault == PageFault.Truncated ? html.AsMemory(0, html.Length / 2) : html, cancellationToken);
        if (fault == PageFault.Truncated)
        {
            await context.Response.Body.FlushAsync(cancellationToken);
            context.Abort();
        }
    }
}
