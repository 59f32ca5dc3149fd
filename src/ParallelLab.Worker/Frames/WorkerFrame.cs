using System.Text.Json.Serialization;

namespace ParallelLab.Worker.Frames;

/// <summary>What a worker says to its kernel. A closed set.</summary>
[JsonDerivedType(typeof(Ready), "ready")]
[JsonDerivedType(typeof(Output), "output")]
[JsonDerivedType(typeof(Draft), "draft")]
[JsonDerivedType(typeof(InputRequest), "input_request")]
[JsonDerivedType(typeof(Done), "done")]
[JsonDerivedType(typeof(Finished), "finished")]
[JsonDerivedType(typeof(LookRequest), "look_request")]
[JsonDerivedType(typeof(Directive), "directive")]
[JsonDerivedType(typeof(EndWanted), "end_wanted")]
[JsonDerivedType(typeof(CodeSent), "code_sent")]
public abstract record WorkerFrame
{
    private WorkerFrame()
    {
    }

    /// <summary>The first frame: the worker takes cells from now on.</summary>
    public sealed record Ready(int ProcessId) : WorkerFrame;

    /// <summary>A cell shows something, while it runs or later.</summary>
    public sealed record Output(int Cell, CellOutput Content) : WorkerFrame;

    /// <summary>What the cell is to show if the process ends before the step does. It takes the place of the one before.</summary>
    public sealed record Draft(int Cell, MimeBundle Bundle) : WorkerFrame;

    /// <summary>The cell asks for a line. The reply names the question, so that a late answer to an earlier one is not taken for it.</summary>
    /// <param name="Prompt">What was asked; null for what the cell printed last on its line.</param>
    public sealed record InputRequest(int Cell, int Question, string? Prompt, bool IsPassword) : WorkerFrame;

    /// <summary>The step that ran last has ended; all it printed before stands ahead of this frame.</summary>
    /// <param name="IsBeyondRepair">
    /// The process can't be trusted with another cell (something of this one can't be stopped, or an abort left damage): end it.
    /// </param>
    /// <param name="Answer">What the kernel needs for the step's second half; null where there is none.</param>
    public sealed record Done(int Cell, CellOutcome Outcome, bool IsBeyondRepair, SharedType? Answer = null) : WorkerFrame;

    /// <summary>Answers <see cref="KernelFrame.Finish"/>.</summary>
    /// <param name="StillRunning">Foreground threads that have not ended, each in words.</param>
    public sealed record Finished(IReadOnlyList<string> StillRunning) : WorkerFrame;

    /// <summary>Threads seem to wait for each other, or the pool to be starved: look at this process from outside and answer with <see cref="KernelFrame.LookReply"/>.</summary>
    public sealed record LookRequest(int Question) : WorkerFrame;

    /// <summary>A cell's code has added a magic to the notebook: from the next cell on, a line with its name runs code in this process.</summary>
    /// <param name="Name">What stands after <c>#!</c>.</param>
    public sealed record Directive(string Name, string Description, IReadOnlyList<DirectiveParameter> Parameters) : WorkerFrame;

    /// <summary>The cell's code wants to be called once more when the last step of the cell has been taken.</summary>
    public sealed record EndWanted(int Cell) : WorkerFrame;

    /// <summary>
    /// The running cell wants code to be run at once, as a part of it. Its thread waits and takes the steps, up to
    /// <see cref="KernelFrame.CodeEnded"/>; code that runs so may send more.
    /// </summary>
    /// <param name="Language">As a cell's: <c>csharp</c>, <c>fsharp</c>, <c>html</c>.</param>
    public sealed record CodeSent(int Cell, string Code, string Language) : WorkerFrame;
}
