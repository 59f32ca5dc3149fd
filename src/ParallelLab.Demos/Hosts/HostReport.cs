using System.Globalization;

namespace ParallelLab.Demos;

/// <summary>Says in words what pings to a host have brought.</summary>
public static class HostReport
{
    /// <summary>
    /// <c>is alive</c>, <c>is alive, but 50 % packet loss</c>, <c>has no response</c> or <c>not reachable</c>; or that nothing could be sent.
    /// </summary>
    /// <param name="replies">What each ping brought, at least one.</param>
    public static string Of(IReadOnlyList<PingReply> replies)
    {
        var answered = replies.Count(reply => reply == PingReply.Answered);
        if (answered == replies.Count)
            return "is alive";
        if (answered > 0)
            return string.Create(CultureInfo.InvariantCulture, $"is alive, but {100.0 * (replies.Count - answered) / replies.Count:0} % packet loss");
        if (replies.Contains(PingReply.NotPermitted))
            return "was not checked: this process may not send pings (ICMP)";
        return replies.Contains(PingReply.NoAnswer) ? "has no response" : "not reachable";
    }
}
