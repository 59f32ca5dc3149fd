namespace ParallelLab.Instruments.Deadlocks;

/// <summary>One of those who wait for each other, as a picture shows it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Place">Where it waits; may be empty.</param>
/// <param name="Awaited">What it waits for and the next one holds.</param>
public sealed record RingMember(string Name, string Place, string Awaited);
