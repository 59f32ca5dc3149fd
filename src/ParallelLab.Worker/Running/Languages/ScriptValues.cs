using System.Text.Json;

namespace ParallelLab.Worker.Running.Languages;

/// <summary>What a script's process is given and gives back: environment variables in, lines of a file out.</summary>
public static class ScriptValues
{
    /// <summary>The environment variable that names the file into which a script writes lines <c>name=JSON</c>.</summary>
    public const string OutVariable = "PARALLELLAB_OUT";

    /// <summary>Text as it is, all else as JSON.</summary>
    internal static string ForEnvironment(object? value) => value as string ?? JsonValue.Of(value);

    /// <summary>Takes what the script wrote. A line that is no JSON is text.</summary>
    internal static void Read(string file, ILanguageValues into)
    {
        foreach (var line in File.ReadLines(file))
        {
            if (line.Split('=', 2) is [var name, var value] && name.Trim().Length > 0)
                into.Set(name.Trim(), Parsed(value));
        }
    }

    private static object? Parsed(string value)
    {
        try
        {
            return JsonValue.Plain(JsonDocument.Parse(value));
        }
        catch (JsonException)
        {
            return value;
        }
    }
}
