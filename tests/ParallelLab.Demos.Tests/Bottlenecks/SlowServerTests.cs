using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;

namespace ParallelLab.Demos.Tests;

public sealed class SlowServerTests
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(2);

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task All_who_wait_at_once_wait_for_one_delay()
    {
        await using var server = SlowServer.Start(Delay, _time);

        var answers = Enumerable.Range(0, 8).Select(_ => AskAsync(server.Port)).ToList();
        await AdvanceUntilAsync(Task.WhenAll(answers), () => server.Accepted == 8);

        var lines = await Task.WhenAll(answers);
        Assert.Equal(Enumerable.Range(1, 8).Select(n => (string?)$"answer {n}").Order(), lines.Order());
    }

    [Fact]
    public async Task Nobody_is_answered_before_the_delay()
    {
        await using var server = SlowServer.Start(Delay, _time);

        var answer = AskAsync(server.Port);
        Assert.True(SpinWait.SpinUntil(() => server.Accepted == 1, Patience.Limit));
        Assert.False(answer.IsCompleted);

        await AdvanceUntilAsync(answer, () => true);
        Assert.Equal("answer 1", await answer);
    }

    [Fact]
    public async Task A_client_that_goes_away_is_nobody_elses_trouble()
    {
        await using var server = SlowServer.Start(Delay, _time);
        using (var client = new TcpClient("127.0.0.1", server.Port))
            Assert.True(SpinWait.SpinUntil(() => server.Accepted == 1, Patience.Limit));

        var answer = AskAsync(server.Port);
        await AdvanceUntilAsync(answer, () => server.Accepted == 2);

        Assert.Equal("answer 2", await answer);
    }

    [Fact]
    public async Task Its_end_is_the_end_for_those_who_wait()
    {
        Task<string?> answer;
        await using (var server = SlowServer.Start(Delay, _time))
        {
            answer = AskAsync(server.Port);
            Assert.True(SpinWait.SpinUntil(() => server.Accepted == 1, Patience.Limit));
        }

        Assert.Null(await answer.WaitAsync(Patience.Limit));
    }

    private static async Task<string?> AskAsync(int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        using var reader = new StreamReader(client.GetStream());
        try
        {
            return await reader.ReadLineAsync();
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>A client counts as accepted a moment before its delay begins, so the clock goes on until the answer is there.</summary>
    private async Task AdvanceUntilAsync(Task end, Func<bool> begun)
    {
        Assert.True(SpinWait.SpinUntil(begun, Patience.Limit));
        var since = Environment.TickCount64;
        while (!end.IsCompleted && Environment.TickCount64 - since < Patience.Limit.TotalMilliseconds)
        {
            _time.Advance(Delay);
            await Task.Yield();
        }
    }
}
