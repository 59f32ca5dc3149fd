using System.Globalization;
using System.Text.RegularExpressions;

namespace ParallelLab.Instruments.Timelines.Recording;

/// <summary>
/// What people call a task, from what the runtime calls it: <c>Task: </c> or <c>Async: </c> and a name that the compiler made, in which the
/// method that was written stands in angle brackets.
/// </summary>
internal static partial class TaskName
{
    private const string AsyncPrefix = "Async: ";

    /// <summary>The name of the lambda in which the runtime's own parallel loops run their turns.</summary>
    private const string LoopTurn = "Task: <.ctor>b__4_0";

    /// <summary>The operation is an async method.</summary>
    public static bool IsAsync(string operation) => operation.StartsWith(AsyncPrefix, StringComparison.Ordinal);

    /// <summary><c>Fetch</c>, <c>lambda in Fetch</c>, and <c>task 12</c> where the code has no name.</summary>
    public static string Of(string? operation, long task) => operation switch
    {
        null => Numbered(task),
        LoopTurn => "Parallel loop",
        _ when LocalFunction().Match(operation) is { Success: true } local => local.Groups["name"].Value,
        _ when Lambda().Match(operation) is { Success: true } lambda => $"lambda in {lambda.Groups["name"].Value}",
        _ when Method().Match(operation) is { Success: true } method => method.Groups["name"].Value,
        _ => Numbered(task),
    };

    private static string Numbered(long task) => string.Create(CultureInfo.InvariantCulture, $"task {task}");

    // Without a time limit: names are short, and on a busy machine a thread may stand still for longer than any match takes.
    [GeneratedRegex(@">g__(?<name>\w+)\|", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex LocalFunction();

    [GeneratedRegex(@": <(?<name>\w+)>b__", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Lambda();

    [GeneratedRegex(@": <?(?<name>\w+)(>d__\d+)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Method();
}
