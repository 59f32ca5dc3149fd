using System.Text.Json.Serialization;

namespace ParallelLab.Worker.Frames;

/// <summary>How a cell ended. A closed set; a student's failing code is a value here, never an exception through the session.</summary>
[JsonDerivedType(typeof(Succeeded), "succeeded")]
[JsonDerivedType(typeof(Failed), "failed")]
[JsonDerivedType(typeof(Interrupted), "interrupted")]
[JsonDerivedType(typeof(WorkerLost), "worker_lost")]
public abstract record CellOutcome
{
    private CellOutcome()
    {
    }

    /// <summary>The cell ran to its end.</summary>
    public sealed record Succeeded : CellOutcome;

    /// <summary>The cell did not compile, or threw.</summary>
    public sealed record Failed(CellError Error) : CellOutcome;

    /// <summary>
    /// The cell was stopped on request. The error's message names what was abandoned or still runs, and what was lost, if anything.
    /// </summary>
    public sealed record Interrupted(CellError Error) : CellOutcome;

    /// <summary>The worker process ended while the cell ran; its variables are lost and a new worker is ready.</summary>
    public sealed record WorkerLost(CellError Error) : CellOutcome;

    /// <summary>What to show of an ending that is not a success; null for a success.</summary>
    [JsonIgnore]
    public CellError? ErrorOrNull => this switch
    {
        Failed failed => failed.Error,
        Interrupted interrupted => interrupted.Error,
        WorkerLost lost => lost.Error,
        _ => null,
    };
}
