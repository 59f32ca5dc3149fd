using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary>Asks the kernel process to look at this one from outside, and waits for what it saw. Used by one thread.</summary>
internal sealed class OutsideLook(OutputQueue output)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly AutoResetEvent _answered = new(initialState: false);
    private volatile int _question;
    private volatile LookOutcome? _answer;

    /// <summary>What the kernel saw, or why it saw nothing.</summary>
    public LookOutcome Take()
    {
        _question++; // An answer to the question before is dropped from now on; one that came after its deadline is forgotten here.
        _answer = null;
        _answered.Reset();
        output.Send(new WorkerFrame.LookRequest(_question));
        _answered.WaitOne(Deadline);
        return _answer ?? new LookOutcome.Unseen("the kernel process did not answer");
    }

    /// <summary>The answer has come; dropped if nobody waits for it any more. Called by the thread that reads the link.</summary>
    public void Answer(KernelFrame.LookReply reply)
    {
        if (reply.Question != _question)
            return;
        _answer = reply.Outcome;
        _answered.Set();
    }
}
