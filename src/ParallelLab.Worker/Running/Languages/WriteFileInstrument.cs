using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running.Languages;

/// <summary><c>#!writefile</c>: a text becomes a file.</summary>
public sealed class WriteFileInstrument : IInstrument
{
    public const string InstrumentName = "writefile";
    public const string File = "file";
    public const string Append = "append";

    public string Name => InstrumentName;

    public void Around(InstrumentCall call, Action run)
    {
        run();
        var file = Path.GetFullPath(call.Arguments[File]);
        var text = call.Arguments[LanguageText.Text] is var given && given.EndsWith('\n') ? given : given + '\n';
        if (call.Arguments.ContainsKey(Append))
            System.IO.File.AppendAllText(file, text);
        else
            System.IO.File.WriteAllText(file, text);
        call.Show(MimeBundle.Plain($"Written: {file}"));
    }
}
