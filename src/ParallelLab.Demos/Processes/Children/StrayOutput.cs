using System.Diagnostics;

namespace ParallelLab.Demos;

/// <summary>
/// What comes out of a child beside its console: native code, processes that it started, and the runtime's last words before it gives up. It carries no
/// call with it, so it is printed where the last call was made.
/// </summary>
internal sealed class StrayOutput
{
    private const int KeptLines = 20;
    private static readonly TimeSpan ReadDeadline = TimeSpan.FromMilliseconds(300);

    /// <summary>How the runtime begins to say why it gives up. The exception of the call repeats it, so it is not printed, too.</summary>
    private static readonly string[] LastWordsBegin = ["Process terminated.", "Unhandled exception.", "Stack overflow.", "Fatal error.", "Out of memory."];

    private readonly List<string> _words = [];
    private bool _isCut;
    private readonly Thread _errors;

    /// <summary>
    /// Reads until both streams have ended, on threads of its own: an asynchronous read of such a pipe occupies a thread of the pool until something comes, and
    /// the children of one pool would fill it up.
    /// </summary>
    public StrayOutput(Process process)
    {
        StartReading(process.StandardOutput, isError: false);
        _errors = StartReading(process.StandardError, isError: true);
    }

    /// <summary>Where the last call was made.</summary>
    public ExecutionContext? Context { get; set; }

    /// <summary>
    /// What the runtime said at the end, or what else came last on standard error. Waits for it, but not for long: something that the child started may
    /// keep its streams open.
    /// </summary>
    public string LastWords()
    {
        _errors.Join(ReadDeadline);
        lock (_words)
            return string.Join('\n', _words);
    }

    /// <summary>Without the context of the call, or the cell, in which the child happens to be started.</summary>
    private Thread StartReading(StreamReader reader, bool isError)
    {
        var thread = new Thread(() => Read(reader, isError), maxStackSize: 256 << 10) { IsBackground = true, Name = "ParallelLab child output" };
        thread.UnsafeStart();
        return thread;
    }

    private void Read(StreamReader reader, bool isError)
    {
        var isOver = false;
        while (NextLine(reader) is { } line)
        {
            isOver |= isError && Array.Exists(LastWordsBegin, words => line.StartsWith(words, StringComparison.Ordinal));
            if (isError)
                Keep(line, isOver);
            if (!isOver)
                Print(line, isError);
        }
    }

    private static string? NextLine(StreamReader reader)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            return null; // The child was disposed.
        }
    }

    /// <summary>Of last words the beginning, without what lies below the method; of anything else the end.</summary>
    private void Keep(string line, bool isOver)
    {
        lock (_words)
        {
            _isCut |= isOver && (_words.Count == KeptLines || IsBelow(line));
            if (_isCut || (isOver && line.StartsWith("   at System.", StringComparison.Ordinal)))
                return;
            if (_words.Count == KeptLines)
                _words.RemoveAt(0);
            _words.Add(line);
        }
    }

    private static bool IsBelow(string line) => line.Contains(nameof(ChildJob<,>), StringComparison.Ordinal);

    private void Print(string line, bool isError)
    {
        try
        {
            var writer = isError ? Console.Error : Console.Out;
            if (Context is { } context)
                ExecutionContext.Run(context, _ => writer.WriteLine(line), null);
            else
                writer.WriteLine(line);
        }
        catch (ThreadInterruptedException)
        {
            // The cell in which the call was made is being stopped.
        }
    }
}
