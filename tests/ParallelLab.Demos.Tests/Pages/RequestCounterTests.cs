namespace ParallelLab.Demos.Tests;

public sealed class RequestCounterTests : IDisposable
{
    private readonly Gate _gate = new();
    private readonly RequestCounter _counter;
    private readonly HttpClient _client;

    public RequestCounterTests()
    {
        _counter = new RequestCounter(_gate);
        _client = new HttpClient(_counter);
    }

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task It_counts_those_that_are_in_flight_at_one_time()
    {
        var three = Enumerable.Range(0, 3).Select(_ => _client.GetAsync("http://127.0.0.1/")).ToList();
        _gate.Open.SetResult();
        await Task.WhenAll(three);
        await _client.GetAsync("http://127.0.0.1/");

        Assert.Equal((4, 3), (_counter.Sent, _counter.MostAtOnce));
    }

    [Fact]
    public async Task A_request_that_fails_is_in_flight_no_longer()
    {
        _gate.Open.SetException(new HttpRequestException());
        await Assert.ThrowsAsync<HttpRequestException>(() => _client.GetAsync("http://127.0.0.1/"));
        Assert.Throws<HttpRequestException>(() => _client.Send(new HttpRequestMessage(HttpMethod.Get, "http://127.0.0.1/")));

        _counter.Reset();

        Assert.Equal((0, 0), (_counter.Sent, _counter.MostAtOnce));
    }

    private sealed class Gate : HttpMessageHandler
    {
        public TaskCompletionSource Open { get; } = new();

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Open.Task.GetAwaiter().GetResult();
            return new HttpResponseMessage();
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Open.Task;
            return new HttpResponseMessage();
        }
    }
}
