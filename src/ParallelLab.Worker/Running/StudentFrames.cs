using System.Diagnostics;
using System.Text.RegularExpressions;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary>The frames of a stack that a student wrote, named as the student wrote them.</summary>
internal static partial class StudentFrames
{
    /// <summary>The student's frames of an exception's stack, innermost first: <c>Fib in cell 7, line 3</c>.</summary>
    public static IEnumerable<string> Of(Exception error) =>
        new StackTrace(error, fNeedFileInfo: true).GetFrames().Select(Describe).OfType<string>();

    private static string? Describe(StackFrame frame)
    {
        if (frame.GetFileName() is not { } file || frame.GetMethod() is not { } method)
            return null;
        var document = Path.GetFileName(file); // F# puts a folder before a cell's name.
        var isCell = CellIdentity.IsName(document);
        if (!isCell && !file.EndsWith(".csx", StringComparison.OrdinalIgnoreCase))
            return null;

        var place = $"{document}, line {frame.GetFileLineNumber()}";
        var name = MethodName(method.DeclaringType, method.Name);
        return name is null ? place : $"{name} in {place}";
    }

    /// <inheritdoc cref="MethodName(ReadOnlySpan{string}, string)"/>
    internal static string? MethodName(Type? type, string method) => MethodName(WithOwners(type), method);

    /// <summary>
    /// The name in the source of a compiled method; null for a cell's top-level code. Compilers name what has no name, or no
    /// class of its own, with angle brackets: the method is within them (C# compiler's GeneratedNames). F#'s compiler puts an @ and a line behind.
    /// </summary>
    /// <param name="types">Names of the classes it lies in, the outermost first.</param>
    internal static string? MethodName(ReadOnlySpan<string> types, string method)
    {
        if (method == "MoveNext" && types is [.. var owners, ['<', ..] stateMachine])
            return MethodName(owners, InnermostName(stateMachine));
        if (LocalFunction().Match(method) is { Success: true } local)
            return local.Groups["name"].Value;
        if (method.Contains(">b__", StringComparison.Ordinal) || types is [.., var closure] && closure.Contains('@', StringComparison.Ordinal))
            return "a lambda";
        if (method is ['<', ..] or "main@")
            return null;
        var owner = OwnerName(types);
        return method is ".ctor" or ".cctor" ? $"{owner}'s constructor" : $"{(owner is null ? "" : owner + ".")}{method.Split('@')[0]}";
    }

    private static string[] WithOwners(Type? type) => type is null ? [] : [.. WithOwners(type.DeclaringType), type.Name];

    private static string InnermostName(string stateMachine) =>
        StateMachine().Match(stateMachine) is { Success: true } match ? match.Groups["name"].Value : "<cell>";

    // A cell's own class is not the student's; a class in the cell is nested in it.
    private static string? OwnerName(ReadOnlySpan<string> types)
    {
        while (types is [.. var owners, ['<', ..]] && !owners.IsEmpty)
            types = owners;
        return types is [_, .., var name] ? name.Split('`')[0] : null;
    }

    [GeneratedRegex(@">g__(?<name>\w+)\|", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex LocalFunction();

    [GeneratedRegex(@"^<(?<name>\w+)>d", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex StateMachine();
}
