using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary><c>Console.In</c>: asks the front end for a line and waits. One reader at a time, as the console's own lock has it.</summary>
internal sealed class CellReader(OutputQueue output) : TextReader
{
    private readonly ManualResetEventSlim _answered = new();
    private volatile int _question;
    private string? _answer;
    private string _rest = "";

    public override string ReadLine()
    {
        if (_rest.Length == 0)
            return Ask();
        var line = _rest.TrimEnd('\n');
        _rest = "";
        return line;
    }

    public override int Read()
    {
        var character = Peek();
        _rest = _rest[1..];
        return character;
    }

    public override int Peek()
    {
        if (_rest.Length == 0)
            _rest = Ask() + '\n';
        return _rest[0];
    }

    public override string ReadToEnd() => ReadLine();

    /// <summary>
    /// The kernel's answer has come; null when nobody can answer. Dropped if it is not the one that is waited for.
    /// Called by the thread that reads the link.
    /// </summary>
    public void Answer(int question, string? line)
    {
        if (question != _question)
            return;
        _answer = line;
        _answered.Set();
    }

    private string Ask()
    {
        _answered.Reset();
        _question++; // Under the console's own lock: one reader at a time.
        output.Send(new WorkerFrame.InputRequest(CellScope.CurrentOrRunning?.Id ?? 0, _question, IsPassword: false));
        _answered.Wait();
        return _answer ?? throw new InvalidOperationException(
            "Console.ReadLine: nobody can answer here, because this notebook runs without a prompt. "
            + "Take the value from a variable instead, for example one of the parameters cell.");
    }
}
