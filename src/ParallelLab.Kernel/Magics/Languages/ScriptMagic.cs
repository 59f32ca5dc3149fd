using ParallelLab.Worker.Running.Languages;

namespace ParallelLab.Kernel.Magics.Languages;

/// <summary><c>#!script CMD</c>: any program that reads its text from standard input.</summary>
internal sealed class ScriptMagic : IMagic
{
    private const string Command = ScriptInstrument.Command;

    public string Name => KnownLanguages.Script;

    public string Summary => "Runs a command with the text below as its standard input.";

    public string Help =>
        """
        #!script node runs the text with node, #!script sort -n sorts it. The command is looked for as a shell does. What it prints is shown
        as it comes; another exit code than 0 fails the cell. Values are shared as with #!bash.
        """;

    public IReadOnlyList<MagicParameter> Parameters => [new MagicParameter.Rest(Command, "the command and its arguments")];

    public TextBelow? TextBelow => Magics.TextBelow.Code;

    public MagicEffect Apply(MagicCall call) =>
        call[Command] is { } command
            ? new MagicEffect.Select(Name, text => ProgramRun.OfCommand(command, text.TrimStart('\n'), call.Place))
            : throw new MagicException($"#!{Name} needs a command: #!{Name} node.");
}
