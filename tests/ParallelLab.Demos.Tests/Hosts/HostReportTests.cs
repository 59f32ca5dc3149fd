namespace ParallelLab.Demos.Tests;

public sealed class HostReportTests
{
    [Theory]
    [InlineData("is alive", PingReply.Answered)]
    [InlineData("is alive, but 67 % packet loss", PingReply.NoAnswer, PingReply.Answered, PingReply.NoAnswer)]
    [InlineData("has no response", PingReply.NoAnswer, PingReply.NotReachable)]
    [InlineData("not reachable", PingReply.NotReachable)]
    [InlineData("was not checked: this process may not send pings (ICMP)", PingReply.NotPermitted, PingReply.NotPermitted)]
    public void It_says_what_the_pings_brought(string words, params PingReply[] replies) => Assert.Equal(words, HostReport.Of(replies));

    [Fact]
    public void Replies_of_a_simulated_host_come_over_and_over()
    {
        var ping = new SimulatedPing(new IcmpPing()).With("lossy.example", PingReply.Answered, PingReply.NotReachable);

        var replies = Enumerable.Range(0, 4).Select(_ => ping.Send("LOSSY.example", TimeSpan.Zero));

        Assert.Equal([PingReply.Answered, PingReply.NotReachable, PingReply.Answered, PingReply.NotReachable], replies);
    }

    [Fact]
    public void A_simulated_host_needs_a_reply() =>
        Assert.Throws<ArgumentException>(() => new SimulatedPing(new IcmpPing()).With("lossy.example"));
}
