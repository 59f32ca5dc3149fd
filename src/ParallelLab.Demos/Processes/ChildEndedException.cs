namespace ParallelLab.Demos;

/// <summary>
/// The child process ended before it had an answer: it crashed, or it was ended by somebody. Whatever it did until then is done, and it is not run
/// again, since nobody knows how far it came. A new child takes over for the calls that follow.
/// </summary>
public sealed class ChildEndedException : Exception
{
    internal ChildEndedException(int processId, int? exitCode, string method, string lastWords, Exception? because)
        : base(
            $"The child process {processId} ended {(exitCode is { } code ? $"with exit code {code} " : "")}while it ran {method}."
            + (lastWords.Length > 0 ? $" It said: {lastWords}" : ""),
            because)
    {
        ProcessId = processId;
        ExitCode = exitCode;
        LastWords = lastWords;
    }

    /// <summary>The process that ended.</summary>
    public int ProcessId { get; }

    /// <summary>How: what it gave to <see cref="Environment.Exit"/>, or 128 plus the number of the signal that ended it. Null where it can't be told.</summary>
    public int? ExitCode { get; }

    /// <summary>What it wrote last on its standard error, beside <see cref="Console.Error"/>: there the runtime says why it gave up.</summary>
    public string LastWords { get; }
}
