using System.Threading.Channels;

namespace ParallelLab.Zmtp.Tests.Support;

/// <summary>Collects what a socket says about its peers.</summary>
internal sealed class Notices
{
    private readonly Channel<PeerNotice> _notices = Channel.CreateUnbounded<PeerNotice>();

    public ZmtpOptions Options => new() { Notice = notice => _notices.Writer.TryWrite(notice) };

    /// <summary>The next one of its kind; others are skipped.</summary>
    public async Task<T> NextAsync<T>() where T : PeerNotice =>
        await _notices.Reader.ReadAllAsync().OfType<T>().FirstAsync().InTime();
}
