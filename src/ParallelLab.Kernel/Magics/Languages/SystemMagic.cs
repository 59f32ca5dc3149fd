using ParallelLab.Worker.Running.Languages;

namespace ParallelLab.Kernel.Magics.Languages;

/// <summary><c>#!system CMD</c>, or <c>!CMD</c>: one command of the shell.</summary>
internal sealed class SystemMagic : IMagic
{
    private const string Command = ScriptInstrument.Command;

    public string Name => "system";

    public IReadOnlyList<string> Aliases => ["sx"];

    public string Summary => "Runs one command of the system's shell.";

    public string Help =>
        """
        !dotnet --version is short for it where C# can't mean anything else; !ls alone is C#'s "not ls". What the command prints is shown as it
        comes; another exit code than 0 fails the cell. Each command has a shell of its own: #!cd changes the directory for all that follow.
        """;

    public IReadOnlyList<MagicParameter> Parameters => [new MagicParameter.Rest(Command, "the command and its arguments")];

    public MagicEffect Apply(MagicCall call) =>
        call[Command] is { } command
            ? new MagicEffect.Step(ProgramRun.OfCommand(command, "", call.Place))
            : throw new MagicException($"#!{Name} needs a command: #!{Name} dotnet --version.");
}
