using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ParallelLab.Kernel.Packages;

/// <summary>The command line of a restore, and what it prints.</summary>
internal static partial class RestoreCommand
{
    private static readonly (string Name, string? Value)[] Variables =
    [
        ("DOTNET_CLI_UI_LANGUAGE", "en"), // Its words are read.
        ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"),
        ("DOTNET_NOLOGO", "1"),
        ("DOTNET_GENERATE_ASPNET_CERTIFICATE", "false"),
        ("DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE", "true"),
        ("MSBUILDTERMINALLOGGER", "off"),
        ("MSBUILDDISABLENODEREUSE", "1"), // Nothing stays behind.
        // By default a source that is down is asked six times: half a minute in which a student sees nothing.
        ("NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT", "2"),
        ("NUGET_ENHANCED_NETWORK_RETRY_DELAY_MILLISECONDS", "300"),
        // Left by a `dotnet` that started us, they would bind another SDK to its files.
        ("MSBuildSDKsPath", null),
        ("MSBuildExtensionsPath", null),
        ("MSBUILD_EXE_PATH", null),
    ];

    public static ProcessStartInfo For(string dotnet, string project)
    {
        var start = new ProcessStartInfo(dotnet, ["restore", project, "-nologo", "-verbosity:quiet", "-nodeReuse:false", "-maxCpuCount:1"])
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(project)!,
        };
        foreach (var (name, value) in Variables)
        {
            start.Environment.Remove(name);
            if (value is not null)
                start.Environment[name] = value;
        }
        return start;
    }

    /// <summary>The first error's message without the file's name before it and behind it.</summary>
    public static string FirstError(string output) =>
        Error().Match(output) is { Success: true } match ? match.Groups["message"].Value.Trim() : $"dotnet restore failed: {output.Trim().Split('\n')[0]}";

    [GeneratedRegex(@"error (?<message>[A-Z]+\d+: [^\n\[]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Error();
}
