using ParallelLab.Worker.Running.Languages;

namespace ParallelLab.Kernel.Magics.Languages;

/// <summary>A language whose texts a program of the machine runs: <c>#!bash</c>, <c>#!python</c>.</summary>
internal sealed class ProgramMagic(string name, string[] aliases, string what) : IMagic
{
    public static IReadOnlyList<IMagic> All { get; } =
    [
        new ProgramMagic(KnownLanguages.Shell, [], "sh"),
        new ProgramMagic(KnownLanguages.Bash, [], "bash"),
        new ProgramMagic(KnownLanguages.PowerShell, ["powershell"], "PowerShell (pwsh)"),
        new ProgramMagic(KnownLanguages.Python, ["python3"], "python3"),
    ];

    public string Name => name;

    public IReadOnlyList<string> Aliases => aliases;

    public string Summary => $"Runs the text below with {what}, in a process of its own.";

    public string Help =>
        $"""
        What it prints is shown as it comes; another exit code than 0 fails the cell. The program must be installed. Each text has a process
        of its own: nothing is kept from one to the next. {(name == KnownLanguages.Python
            ? "Values shared by #!share are variables; those of the text that JSON can hold can be shared with C#: #!share --from python x."
            : $"Values shared by #!share are environment variables: text as it is, all else as JSON. A line name=JSON that the text writes to the file\n${ScriptValues.OutVariable} can be shared with C#: #!share --from {name} name.")}
        """;

    public IReadOnlyList<MagicParameter> Parameters => [];

    public TextBelow? TextBelow => Magics.TextBelow.Code;

    public MagicEffect Apply(MagicCall call) => new MagicEffect.Select(Name, text => ProgramRun.Of(Name, text, call.Place));
}
