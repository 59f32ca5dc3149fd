using System.Text.Json.Serialization;

namespace ParallelLab.Worker.Frames;

/// <summary>What the kernel says to its worker. A closed set; bytes travel beside a frame, not in it.</summary>
[JsonDerivedType(typeof(Load), "load")]
[JsonDerivedType(typeof(Run), "run")]
[JsonDerivedType(typeof(Stop), "stop")]
[JsonDerivedType(typeof(Mute), "mute")]
[JsonDerivedType(typeof(InputReply), "input_reply")]
[JsonDerivedType(typeof(Finish), "finish")]
[JsonDerivedType(typeof(LookReply), "look_reply")]
[JsonDerivedType(typeof(CodeEnded), "code_ended")]
public abstract record KernelFrame
{
    private KernelFrame()
    {
    }

    /// <summary>
    /// Make an earlier submission known without running it: its types and methods work, its variables have their default values.
    /// The bytes beside the frame are the assembly.
    /// </summary>
    public sealed record Load(SubmissionEntry Submission) : KernelFrame;

    /// <summary>
    /// Run one step of a cell. The bytes beside the frame are the submission's assembly; without a submission only the
    /// instruments run.
    /// </summary>
    /// <param name="OutPipe">Named pipe that becomes file descriptor 1 for this cell; null where the platform has none.</param>
    /// <param name="ErrorPipe">The same for file descriptor 2.</param>
    public sealed record Run(
        CellIdentity Cell,
        SubmissionEntry? Submission,
        IReadOnlyList<InstrumentRequest> Instruments,
        string? OutPipe,
        string? ErrorPipe) : KernelFrame;

    /// <summary>Stop the cell of that id, or, without one, all that ended cells left running.</summary>
    public sealed record Stop(int? Cell) : KernelFrame;

    /// <summary>The cell has printed more than its limit: what else it prints need not be sent.</summary>
    public sealed record Mute(int Cell) : KernelFrame;

    /// <summary>Answers the <see cref="WorkerFrame.InputRequest"/> of that id; null when nobody can answer.</summary>
    public sealed record InputReply(int Question, string? Line) : KernelFrame;

    /// <summary>Wait for the cells' foreground threads, that many milliseconds at most, then answer <see cref="WorkerFrame.Finished"/>.</summary>
    public sealed record Finish(int WaitMilliseconds) : KernelFrame;

    /// <summary>Answers the <see cref="WorkerFrame.LookRequest"/> of that number.</summary>
    public sealed record LookReply(int Question, LookOutcome Outcome) : KernelFrame;

    /// <summary>
    /// Answers <see cref="WorkerFrame.CodeSent"/>: all steps of that code have been taken. They stand ahead of this frame, each as a <see cref="Run"/>.
    /// </summary>
    public sealed record CodeEnded(CellOutcome Outcome) : KernelFrame;
}
