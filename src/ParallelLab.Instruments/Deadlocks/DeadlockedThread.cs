namespace ParallelLab.Instruments.Deadlocks;

/// <summary>A thread in a ring of threads that wait for each other.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="WaitsFor">What it waits for and who has it, to stand behind "waits for": <c>the lock gate, which worker-1 holds</c>.</param>
/// <param name="Frames">Where it waits, innermost first: <c>Pay in cell 7, line 3</c>.</param>
public sealed record DeadlockedThread(string Name, string WaitsFor, IReadOnlyList<string> Frames)
{
    internal string InWords() => $"{Name} waits for {WaitsFor}{(Frames is [var innermost, ..] ? $", at {innermost}" : "")}.";
}
