using System.Text.Json;

namespace ParallelLab.Kernel.Magics;

/// <summary>An argument that is asked for when the cell is run: <c>@input:"Your name"</c>, <c>@password:Token</c>.</summary>
/// <param name="Argument">As it stands on the line, quotes taken off.</param>
/// <param name="Prompt">What the front end shows.</param>
/// <param name="IsPassword">Do not show what is typed.</param>
public sealed record MagicQuestion(string Argument, string Prompt, bool IsPassword)
{
    internal const char Mark = '@';
    private const string Input = "@input";
    private const string Password = "@password";

    /// <summary>The question that an argument is, or null.</summary>
    internal static MagicQuestion? Of(string argument)
    {
        var (kind, rest) = argument.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
            ? (argument[..colon], argument[(colon + 1)..])
            : (argument, "");
        return kind is Input or Password ? Of(argument, rest, kind == Password) : null;
    }

    /// <summary>The questions on a magic line. A line that can't be split has none: its plan says why.</summary>
    internal static IEnumerable<MagicQuestion> In(string line)
    {
        try
        {
            return MagicWord.Split(line).Select(word => Of(word.Text) ?? Of(ValueOf(word.Text))).OfType<MagicQuestion>();
        }
        catch (MagicException)
        {
            return [];
        }
    }

    /// <summary>The arguments with answers in place of questions.</summary>
    internal static IReadOnlyDictionary<string, string> Answered(
        IReadOnlyDictionary<string, string> arguments, IReadOnlyDictionary<string, string> answers) =>
        answers.Count == 0
            ? arguments
            : arguments.ToDictionary(given => given.Key, given => answers.GetValueOrDefault(given.Value, given.Value), StringComparer.Ordinal);

    // As in --value=@input:Name.
    private static string ValueOf(string word) => word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..];

    /// <summary>.NET Interactive also takes a JSON object: <c>@input:{"prompt":"Your name","type":"password"}</c>.</summary>
    private static MagicQuestion Of(string argument, string rest, bool isPassword)
    {
        if (!rest.StartsWith('{'))
            return new MagicQuestion(argument, rest, isPassword);
        try
        {
            using var json = JsonDocument.Parse(rest);
            return new MagicQuestion(argument, Text(json, "prompt") ?? "", isPassword || Text(json, "type") == "password");
        }
        catch (JsonException)
        {
            return new MagicQuestion(argument, rest, isPassword);
        }
    }

    private static string? Text(JsonDocument json, string name) =>
        json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
