namespace ParallelLab.Zmtp;

/// <summary>A subscriber asks for a topic, or no longer wants it.</summary>
/// <param name="IsSubscription">False if the subscription is cancelled.</param>
/// <param name="Topic">What the first part of a message must begin with. Empty: every message.</param>
public readonly record struct SubscriptionChange(bool IsSubscription, ReadOnlyMemory<byte> Topic);
