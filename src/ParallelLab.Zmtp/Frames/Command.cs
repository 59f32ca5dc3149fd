namespace ParallelLab.Zmtp.Frames;

/// <summary>What one implementation says to the other, unseen by the application (37/ZMTP, Commands).</summary>
internal abstract record Command
{
    private Command()
    {
    }

    /// <summary>Ends the NULL handshake, and says who is speaking (37/ZMTP, The NULL Security Mechanism).</summary>
    public sealed record Ready(Metadata Metadata) : Command;

    /// <summary>Refuses the handshake; the reason is for a log.</summary>
    public sealed record Error(string Reason) : Command;

    /// <summary>Wants messages whose first part begins with the topic (37/ZMTP, The Publish-Subscribe Pattern; new in 3.1).</summary>
    public sealed record Subscribe(ReadOnlyMemory<byte> Topic) : Command;

    /// <summary>Undoes one <see cref="Subscribe"/> of the same topic.</summary>
    public sealed record Cancel(ReadOnlyMemory<byte> Topic) : Command;

    /// <summary>Asks for a sign of life (37/ZMTP, Connection Heartbeating).</summary>
    /// <param name="TimeToLive">How long the sender may be silent before it counts as dead; zero says nothing about it.</param>
    /// <param name="Context">At most 16 octets, to be sent back.</param>
    public sealed record Ping(TimeSpan TimeToLive, ReadOnlyMemory<byte> Context) : Command;

    /// <summary>The sign of life, with the PING's context.</summary>
    public sealed record Pong(ReadOnlyMemory<byte> Context) : Command;

    /// <summary>A command of a later ZMTP, or of a pattern that is not ours. It is read and ignored.</summary>
    public sealed record Unknown(string Name) : Command;
}
