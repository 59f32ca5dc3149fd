namespace ParallelLab.Worker.Running.Languages;

/// <summary>How a language's text is run: the program, its arguments, and whether it reads the text as its input.</summary>
/// <param name="Missing">What to do where the program is missing.</param>
internal sealed record ScriptCommand(string Program, IReadOnlyList<string> Arguments, bool ReadsInput, string Missing)
{
    /// <param name="file">Where the text lies.</param>
    /// <param name="place">As in "cell 7".</param>
    /// <param name="command">The command of <c>#!script</c>.</param>
    public static ScriptCommand For(string language, string file, string place, string command) => language switch
    {
        KnownLanguages.Shell => new("sh", [file], ReadsInput: false, "Install a POSIX shell."),
        KnownLanguages.Bash => new("bash", [file], ReadsInput: false, "Install bash, or use #!sh."),
        KnownLanguages.PowerShell => new(
            "pwsh", ["-NoLogo", "-NoProfile", "-NonInteractive", "-File", file], ReadsInput: false,
            "Install PowerShell 7 (https://aka.ms/powershell), or use #!sh."),
        KnownLanguages.Python => new(
            OperatingSystem.IsWindows() ? "python" : "python3", ["-u", "-c", PythonDriver.Text, file, place], ReadsInput: false,
            "Install Python 3."),
        _ when OperatingSystem.IsWindows() => new("cmd", ["/d", "/c", command], ReadsInput: true, ""),
        _ => new("sh", ["-c", command], ReadsInput: true, ""),
    };

    /// <summary>PowerShell runs only files of that name.</summary>
    public static string ExtensionOf(string language) => language == KnownLanguages.PowerShell ? ".ps1" : "";

    /// <summary>As errors name it.</summary>
    public string Name => ReadsInput ? Arguments[^1] : Program;
}
