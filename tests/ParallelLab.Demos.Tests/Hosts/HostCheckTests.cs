namespace ParallelLab.Demos.Tests;

public sealed class HostCheckTests
{
    private static readonly SimulatedPing Hosts = new SimulatedPing(new IcmpPing())
        .With("good.example", PingReply.Answered)
        .With("lossy.example", PingReply.Answered, PingReply.NoAnswer)
        .With("silent.example", PingReply.NoAnswer);

    [Theory]
    [InlineData("good.example", "good.example is alive")]
    [InlineData("lossy.example", "lossy.example is alive, but 50 % packet loss")]
    [InlineData("silent.example", "silent.example has no response")]
    [InlineData("no-such-host.invalid", "no-such-host.invalid not reachable")]
    public void It_reports_how_its_host_answers(string host, string report)
    {
        var check = new HostCheck(host, Hosts, timeout: TimeSpan.FromMilliseconds(1));

        check.Start();
        check.Join();

        Assert.Equal(report, check.Report);
        Assert.Equal(2, check.Replies.Count);
    }

    [Fact]
    public void All_hosts_are_pinged_at_the_same_time()
    {
        using var everyone = new Barrier(5);
        var checks = Enumerable.Range(0, 5).Select(n => new HostCheck($"host-{n}", new Meeting(everyone))).ToList();

        checks.ForEach(check => check.Start());
        checks.ForEach(check => check.Join());

        Assert.All(checks, check => Assert.EndsWith("is alive", check.Report, StringComparison.Ordinal));
    }

    [Fact]
    public void What_it_finds_is_not_given_out_before_it_has_ended()
    {
        using var everyone = new Barrier(2);
        var check = new HostCheck("host", new Meeting(everyone), pings: 1);
        Assert.Contains("Start it", Assert.Throws<InvalidOperationException>(() => check.Report).Message, StringComparison.Ordinal);

        check.Start();
        Assert.Throws<InvalidOperationException>(() => check.Replies);
        everyone.SignalAndWait(Patience.Limit);
        check.Join();

        Assert.Equal("host is alive", check.Report);
    }

    [Fact]
    public void A_host_without_a_name_and_a_check_without_a_ping_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new HostCheck(" ", Hosts));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HostCheck("host", Hosts, pings: 0));
    }

    [Fact]
    public void This_machine_is_alive_where_pings_are_permitted()
    {
        var reply = new IcmpPing().Send("127.0.0.1", Patience.Limit);

        Assert.Contains(reply, new[] { PingReply.Answered, PingReply.NotPermitted });
    }

    /// <summary>Answers when so many pings are waiting as the barrier has participants; a ping alone gets no answer.</summary>
    private sealed class Meeting(Barrier everyone) : IPing
    {
        public PingReply Send(string host, TimeSpan timeout) =>
            everyone.SignalAndWait(Patience.Limit) ? PingReply.Answered : PingReply.NoAnswer;
    }
}
