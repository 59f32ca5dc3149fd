using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace ParallelLab.Demos.Tests;

public sealed class PageFetcherTests : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task A_page_is_its_title_and_its_length()
    {
        await using var server = await Serving(PageFault.None);
        var expected = server.Encyclopedia.Pages[0];

        var page = await new PageFetcher(_client, Patience.Limit).FetchAsync(server.RandomPage);

        Assert.Equal(new FetchedPage(expected.Title, server.Encyclopedia.HtmlOf(expected).Length), page);
        Assert.Equal($"title= {page.Title} len= {page.Length}", page.ToString());
    }

    [Theory]
    [InlineData(PageFault.ServerError, "the server answered 500 InternalServerError")]
    [InlineData(PageFault.Truncated, "the connection broke off before the page's end")]
    [InlineData(PageFault.WrongCharset, "it has no title; is it in the character set that it claims?")]
    public async Task A_page_that_fails_says_why(PageFault fault, string why)
    {
        await using var server = await Serving(fault);

        Assert.Equal(FetchedPage.Failed(why), await new PageFetcher(_client, Patience.Limit).FetchAsync(server.RandomPage));
    }

    [Fact]
    public async Task A_page_that_never_comes_fails_when_the_time_is_up()
    {
        await using var server = await Serving(PageFault.NoAnswer);
        var time = new FakeTimeProvider();
        var fetching = new PageFetcher(_client, Lab.Seconds(2), time).FetchAsync(server.RandomPage);
        Assert.True(SpinWait.SpinUntil(() => server.PagesAsked == 1, Patience.Limit));

        time.Advance(Lab.Seconds(2));

        Assert.Equal(FetchedPage.Failed("no answer within 2 s"), await fetching.WaitAsync(Patience.Limit));
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("")]
    public async Task An_address_that_is_none_fails_as_a_page_does(string address) =>
        Assert.NotNull((await new PageFetcher(_client, Patience.Limit).FetchAsync(address)).Failure);

    [Fact]
    public async Task A_server_that_has_ended_fails_as_a_page_does()
    {
        var server = await Serving(PageFault.None);
        await server.DisposeAsync();

        Assert.Equal(FetchedPage.Failed("no connection to the server"), await new PageFetcher(_client, Patience.Limit).FetchAsync(server.RandomPage));
    }

    [Fact]
    public async Task Pages_that_fail_cost_no_other_page()
    {
        await using var server = await Serving(PageFault.None, PageFault.ServerError, PageFault.None, PageFault.Truncated);

        var pages = await new PageFetcher(_client, Patience.Limit).FetchAllAsync(Enumerable.Repeat(server.RandomPage, 40), atMost: 8);

        Assert.Equal(20, pages.Count(page => page.Failure is null));
        Assert.Equal(20, pages.Count(page => page.Failure is not null));
    }

    [Fact]
    public async Task Cancelling_ends_what_is_in_flight_and_starts_no_more()
    {
        await using var server = await Serving(PageFault.NoAnswer);
        using var cancel = new CancellationTokenSource();
        var fetching = new PageFetcher(_client, Patience.Limit * 2).FetchAllAsync(Enumerable.Repeat(server.RandomPage, 10), atMost: 3, cancel.Token);
        Assert.True(SpinWait.SpinUntil(() => server.PagesAsked == 3, Patience.Limit));

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetching.WaitAsync(Patience.Limit));
        Assert.Equal(3, server.PagesAsked);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    public async Task So_many_are_in_flight_and_never_more(int atMost)
    {
        using var gated = new Gated();
        using var client = new HttpClient(gated);
        var fetching = new PageFetcher(client, Patience.Limit).FetchAllAsync(Enumerable.Range(0, 30).Select(n => $"http://127.0.0.1/{n}"), atMost);

        for (var gone = 0; gone < 30; gone++)
        {
            Assert.True(SpinWait.SpinUntil(() => gated.Waiting == Math.Min(atMost, 30 - gone), Patience.Limit));
            gated.LetOneGo();
        }

        var pages = await fetching.WaitAsync(Patience.Limit);
        Assert.Equal(atMost, gated.MostWaiting);
        Assert.Equal(Enumerable.Range(0, 30).Select(n => $"/{n}"), pages.Select(page => page.Title));
    }

    [Fact]
    public async Task None_at_a_time_is_refused() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => new PageFetcher(_client, Patience.Limit).FetchAllAsync([], atMost: 0));

    private static Task<PageServer> Serving(params PageFault[] faults) =>
        PageServer.StartAsync(new PageServerOptions { Fastest = 0, Slowest = 0, Faults = faults });

    /// <summary>Holds every request until it is let go.</summary>
    private sealed class Gated : HttpMessageHandler
    {
        private readonly ConcurrentQueue<(string Path, TaskCompletionSource<HttpResponseMessage> Answer)> _waiting = new();
        private int _mostWaiting;

        public int Waiting => _waiting.Count;

        public int MostWaiting => Volatile.Read(ref _mostWaiting);

        public void LetOneGo()
        {
            Assert.True(_waiting.TryDequeue(out var oldest));
            oldest.Answer.SetResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent($"<title>{oldest.Path}</title>") });
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue((request.RequestUri!.AbsolutePath, answer));
            InterlockedMax(_waiting.Count);
            return answer.Task;
        }

        private void InterlockedMax(int waiting)
        {
            for (var most = MostWaiting; waiting > most; most = MostWaiting)
                Interlocked.CompareExchange(ref _mostWaiting, waiting, most);
        }
    }
}
