using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;

namespace ParallelLab.Demos.Tests;

public sealed class PageServerTests : IAsyncLifetime
{
    private static readonly PageServerOptions Prompt = new() { Fastest = 0, Slowest = 0 };

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Patience.Limit };
    private PageServer _server = null!;

    public async Task InitializeAsync() => _server = await PageServer.StartAsync(Prompt);

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_random_page_is_a_redirect_to_one_of_its_pages()
    {
        using var response = await _client.GetAsync(_server.RandomPage);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(_server.Encyclopedia.Pages[0].Path, response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Every_page_is_served_as_the_encyclopedia_has_it()
    {
        foreach (var page in _server.Encyclopedia.Pages)
            Assert.Equal(_server.Encyclopedia.HtmlOf(page), await _client.GetStringAsync(_server.Address + page.Path));

        Assert.Equal(_server.Encyclopedia.Pages.Count, _server.PagesAsked);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/wiki/")]
    [InlineData("/wiki/No_such_page")]
    public async Task What_it_does_not_have_is_not_found(string path)
    {
        using var response = await _client.GetAsync(_server.Address + path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Requests_one_after_the_other_keep_to_one_connection()
    {
        for (var n = 0; n < 10; n++)
            await _client.GetStringAsync(_server.Address + _server.Encyclopedia.AtTurn(n).Path);

        Assert.Equal(1, _server.Connections);
    }

    [Fact]
    public void It_listens_on_this_machine_only() => Assert.True(IPAddress.IsLoopback(IPAddress.Parse(new Uri(_server.Address).Host)));

    [Fact]
    public async Task Pages_are_slow_at_once_and_not_one_after_the_other()
    {
        var time = new FakeTimeProvider();
        await using var server = await PageServer.StartAsync(new PageServerOptions { Fastest = 0.2, Slowest = 0.2, Time = time });
        var pages = server.Encyclopedia.Pages.Take(20).Select(page => _client.GetStringAsync(server.Address + page.Path)).ToList();
        await Until(() => server.PagesAsked == 20);
        Assert.DoesNotContain(pages, page => page.IsCompleted);

        await AdvanceUntil(time, Task.WhenAll(pages));
    }

    [Fact]
    public async Task A_page_always_takes_the_same_time_within_the_bounds()
    {
        var options = new PageServerOptions { Fastest = 0.1, Slowest = 0.3 };
        var times = _server.Encyclopedia.Pages.Select(options.SecondsOf).ToList();

        Assert.Equal(times, _server.Encyclopedia.Pages.Select(options.SecondsOf));
        Assert.All(times, seconds => Assert.InRange(seconds, 0.1, 0.3));
        Assert.True(times.Distinct().Count() > 200);
        await Task.CompletedTask;
    }

    [Fact]
    public async Task After_its_end_nobody_answers()
    {
        await _server.DisposeAsync();

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => _client.GetAsync(_server.RandomPage));
        Assert.Equal(HttpRequestError.ConnectionError, refused.HttpRequestError);
        Assert.Equal(SocketError.ConnectionRefused, ((SocketException)refused.InnerException!).SocketErrorCode);
    }

    [Fact]
    public async Task Its_end_breaks_off_what_is_under_way()
    {
        var server = await PageServer.StartAsync(new PageServerOptions { Faults = [PageFault.NoAnswer] });
        var waiting = _client.GetStringAsync(server.Address + server.Encyclopedia.Pages[0].Path);
        await Until(() => server.PagesAsked == 1);

        await server.DisposeAsync().AsTask().WaitAsync(Patience.Limit);

        await Assert.ThrowsAsync<HttpRequestException>(() => waiting.WaitAsync(Patience.Limit));
        await server.DisposeAsync();
    }

    [Fact]
    public async Task What_flows_with_its_starter_does_not_flow_into_it()
    {
        var name = new AsyncLocal<string?> { Value = "the starter's" };
        var time = new WhoAsks(name);
        await using var server = await PageServer.StartAsync(Prompt with { Time = time, Fastest = 0.001, Slowest = 0.001 });

        await _client.GetStringAsync(server.Address + server.Encyclopedia.Pages[0].Path);

        Assert.Equal([null], time.Seen);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(2, 1)]
    [InlineData(0, 61)]
    [InlineData(double.NaN, 1)]
    public async Task Times_that_make_no_sense_are_refused(double fastest, double slowest) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => PageServer.StartAsync(new PageServerOptions { Fastest = fastest, Slowest = slowest }));

    private static Task Until(Func<bool> holds) => Task.Run(() => Assert.True(SpinWait.SpinUntil(holds, Patience.Limit)));

    /// <summary>A page may begin its wait after it was counted: so time goes on until all are there.</summary>
    private static async Task AdvanceUntil(FakeTimeProvider time, Task done)
    {
        await Until(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return done.IsCompleted;
        });
        await done;
    }

    /// <summary>Notes what the code that asks for a timer has in its context.</summary>
    private sealed class WhoAsks(AsyncLocal<string?> name) : TimeProvider
    {
        public List<string?> Seen { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Seen.Add(name.Value);
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
