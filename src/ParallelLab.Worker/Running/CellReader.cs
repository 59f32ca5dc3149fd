using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary>What cells read: asks the front end for a line and waits. One question at a time, whether it comes through <c>Console.In</c> or not.</summary>
internal sealed class CellReader(OutputQueue output) : TextReader
{
    private const string ConsoleCall = "Console.ReadLine";

    private readonly Lock _asking = new();
    private readonly ManualResetEventSlim _answered = new();
    private volatile int _question;
    private string? _answer;
    private string _rest = "";

    public override string ReadLine()
    {
        if (_rest.Length == 0)
            return Ask(ConsoleCall, prompt: null, isPassword: false);
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
            _rest = Ask(ConsoleCall, prompt: null, isPassword: false) + '\n';
        return _rest[0];
    }

    public override string ReadToEnd() => ReadLine();

    /// <summary>Asks for one line.</summary>
    /// <param name="call">What the student called, for the error.</param>
    /// <param name="prompt">What the front end shows beside the question; null for what the cell printed last on its line.</param>
    /// <exception cref="InvalidOperationException">Nobody can answer.</exception>
    public string Ask(string call, string? prompt, bool isPassword)
    {
        lock (_asking)
        {
            _answered.Reset();
            _question++;
            output.Send(new WorkerFrame.InputRequest(CellScope.CurrentOrRunning?.Id ?? 0, _question, prompt, isPassword));
            _answered.Wait();
            return _answer ?? throw new InvalidOperationException(
                $"{call}: nobody can answer here, because this notebook runs without a prompt. "
                + "Take the value from a variable instead, for example one of the parameters cell.");
        }
    }

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
}
