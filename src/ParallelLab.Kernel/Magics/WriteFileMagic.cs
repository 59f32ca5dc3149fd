using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running.Languages;

namespace ParallelLab.Kernel.Magics;

/// <summary><c>#!writefile FILE</c>: the text below as a file.</summary>
internal sealed class WriteFileMagic : IMagic
{
    public string Name => WriteFileInstrument.InstrumentName;

    public string Summary => "Writes the text below to a file.";

    public string Help => "A relative path begins at the current directory. The file's folder must exist; a file that exists is replaced.";

    public IReadOnlyList<MagicParameter> Parameters =>
    [
        new MagicParameter.Word(WriteFileInstrument.File, "the file") { Takes = new MagicValues.File() },
        new MagicParameter.Flag(WriteFileInstrument.Append, "add to the file"),
    ];

    public TextBelow? TextBelow => Magics.TextBelow.Prose;

    public MagicEffect Apply(MagicCall call) =>
        call[WriteFileInstrument.File] is null
            ? throw new MagicException($"#!{Name} needs a file: #!{Name} notes.txt.")
            : new MagicEffect.Select(Name, text => CellStep.Run.Of(new InstrumentRequest(
                Name, new Dictionary<string, string>(call.Arguments) { [LanguageText.Text] = text.TrimStart('\n') })));
}
