using System.Text.RegularExpressions;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Sessions;

/// <summary>
/// Why a worker ended, in plain words, from its exit code and what the runtime wrote to standard error as it died. The texts are the
/// runtime's own: "Stack overflow.", "Process terminated.", "Fatal error.", "Out of memory."
/// </summary>
internal static partial class CrashReport
{
    /// <summary>What a notebook has after the loss of its worker, without a full stop.</summary>
    public const string WhatIsLeft = "Variables are lost (names and types are kept); a new process is ready";

    private const int Aborted = 134;
    private const int Killed = 137;
    private const int SegmentationFault = 139;

    /// <summary>The worker ended while a cell ran.</summary>
    public static CellError For(WorkerEnd end) =>
        Error($"The process ended: {Cause(end)}. {WhatIsLeft}.");

    /// <summary>The worker ended between two cells: the later one has not run, since the values it may count on are gone.</summary>
    public static CellError BeforeCell(WorkerEnd end) =>
        Error($"The process ended before this cell could run: {Cause(end)}. {WhatIsLeft}: run the cells that set them, then this one, again.");

    private static CellError Error(string message) => new("WorkerLost", message, [$"WorkerLost: {message}"]);

    /// <summary>Why it ended, as the end of a sentence.</summary>
    public static string Cause(WorkerEnd end)
    {
        if (end.BrokenLink is { } broken)
            return $"its link to the notebook broke ({broken})";
        if (end.ExitCode is >= 0 and < 128 && !OperatingSystem.IsWindows())
            return $"it exited with code {end.ExitCode} (Environment.Exit)";

        var words = end.LastWords;
        if (words.Contains("Stack overflow", StringComparison.Ordinal))
            return $"stack overflow{Repeating(words)}";
        if (words.Contains("Out of memory", StringComparison.Ordinal) || words.Contains("OutOfMemoryException", StringComparison.Ordinal))
            return "its memory was exhausted";
        if (words.Contains("AccessViolationException", StringComparison.Ordinal) || words.Contains("Fatal error.", StringComparison.Ordinal))
            return "it touched memory that is not its own (access violation)";
        if (FailFast().Match(words) is { Success: true } failFast)
            return $"Environment.FailFast was called: {failFast.Groups["message"].Value.Trim()}";
        if (Allocator().Match(words) is { Success: true } allocator)
            return $"its heap was damaged ({allocator.Value.Trim()})";
        return end.ExitCode switch
        {
            Aborted => "it was aborted (signal 6)",
            Killed => "it was killed (signal 9), perhaps because the machine ran out of memory",
            SegmentationFault => "it touched memory that is not its own (signal 11)",
            > 128 and < 192 => $"signal {end.ExitCode - 128} ended it",
            _ => $"it exited with code {end.ExitCode} (Environment.Exit)",
        };
    }

    // The runtime folds the frames that repeat, and prints them first. A cell's own class is named Cell7.
    private static string Repeating(string words)
    {
        var frames = words[words.IndexOf("Stack overflow", StringComparison.Ordinal)..];
        if (Frame().Match(frames) is not { Success: true } frame)
            return "";
        var method = frame.Groups["method"].Value;
        var name = LocalFunction().Match(method) is { Success: true } local ? local.Groups["name"].Value : method;
        var type = frame.Groups["type"] is { Success: true, Value: [not '<', ..] own } ? own.Replace('+', '.') + "." : "";
        var cell = frame.Groups["cell"] is { Success: true } number ? $"cell {number.Value}" : CellIdentity.NameOf(number: null);
        return $" in {type}{name}, {cell}";
    }

    [GeneratedRegex(@"Process terminated\.\s*(?<message>.*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex FailFast();

    [GeneratedRegex(@"^(malloc|free|realloc|corrupted|double free|munmap_chunk)\b.*$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Allocator();

    [GeneratedRegex(@"at (UncountedCell|Cell(?<cell>\d+))(\+(?<type>[^\s(]+?))?\.(?<method>[^\s(.]+)\(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Frame();

    [GeneratedRegex(@">g__(?<name>\w+)\|", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex LocalFunction();
}
