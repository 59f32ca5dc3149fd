using System.Reflection;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running.Languages;

namespace ParallelLab.Worker.Running;

/// <summary>
/// An exception as a student reads it: what went wrong, then the student's own frames as <c>Fib in cell 7, line 3</c>.
/// Frames of the runtime and of ours say nothing about the student's program and are left out.
/// </summary>
internal static class ErrorReport
{
    private const int DeepestInner = 8;
    private const int MostFrames = 30;

    public static CellError For(Exception error)
    {
        var shown = Unwrap(error);
        if (shown is CellErrorException told)
            return told.Error;
        var lines = new List<string>();
        Describe(shown, lines, indent: "", depth: 0);
        return new CellError(shown.GetType().Name, OneLine(shown), lines);
    }

    // Reflection's wrapper around the submission's entry point is ours, not the student's.
    private static Exception Unwrap(Exception error) => error is TargetInvocationException { InnerException: { } inner } ? inner : error;

    private static void Describe(Exception error, List<string> lines, string indent, int depth)
    {
        lines.Add($"{indent}{error.GetType().FullName}: {MessageOf(error)}");
        if (Hint(error) is { } hint)
            lines.Add($"{indent}   {hint}");
        lines.AddRange(StudentFrames.Of(error).Take(MostFrames).Select(frame => $"{indent}   at {frame}"));
        if (depth == DeepestInner)
            return;

        var inner = error is AggregateException aggregate ? aggregate.InnerExceptions : error.InnerException is { } one ? [one] : (IReadOnlyList<Exception>)[];
        for (var i = 0; i < inner.Count && i < MostFrames; i++)
        {
            var heading = inner.Count > 1 ? $"---> {i + 1} of {inner.Count}: " : "---> ";
            var start = lines.Count;
            Describe(inner[i], lines, indent + "  ", depth + 1);
            lines[start] = $"{indent} {heading}{lines[start].TrimStart()}";
        }
    }

    // A message is the student's code and may throw; an aggregate repeats its parts', which follow below.
    private static string MessageOf(Exception error)
    {
        try
        {
            return error is AggregateException { InnerExceptions.Count: > 0 } aggregate
                ? $"{aggregate.InnerExceptions.Count} error(s) occurred."
                : error.Message ?? ""; // A student's override may return null.
        }
        catch (Exception broken)
        {
            return $"(its message could not be read: {broken.GetType().Name})";
        }
    }

    private static string OneLine(Exception error) => MessageOf(error).ReplaceLineEndings(" ");

    private static string? Hint(Exception error) => error switch
    {
        InvalidOperationException when error.TargetSite is { DeclaringType.FullName: "System.ConsolePal" or "System.Console" } =>
            "A notebook has no keyboard of its own: use Console.ReadLine() where a front end can answer.",
        _ => null,
    };
}
