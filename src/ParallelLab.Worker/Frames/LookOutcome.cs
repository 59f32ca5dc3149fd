using System.Text.Json.Serialization;

namespace ParallelLab.Worker.Frames;

/// <summary>What came of a look from outside. A closed set.</summary>
[JsonDerivedType(typeof(Seen), "seen")]
[JsonDerivedType(typeof(Unseen), "unseen")]
public abstract record LookOutcome
{
    private LookOutcome()
    {
    }

    /// <summary>The threads were seen, at one instant.</summary>
    public sealed record Seen(WorkerLook Look) : LookOutcome;

    /// <summary>Nothing was seen.</summary>
    /// <param name="Reason">The system forbids it, it took too long, or what else: a sentence's part, as in "it can't be told, since …".</param>
    public sealed record Unseen(string Reason) : LookOutcome;
}
