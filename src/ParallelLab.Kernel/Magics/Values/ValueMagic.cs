using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running.Languages;

namespace ParallelLab.Kernel.Magics.Values;

/// <summary><c>#!value --name x</c>: a text that cells of any language can take.</summary>
internal sealed class ValueMagic : IMagic
{
    private const string Variable = "name";
    private const string File = ValueInstrument.File;

    public string Name => KnownLanguages.Value;

    public string Summary => "Stores the text below, or a file's, under a name; #!share --from value takes it.";

    public string Help =>
        """
        #!share --from value x, or #!set --name x --value @value:x, makes a variable of it: a string, or a JsonDocument where
        --mime-type is application/json. Web addresses are read by HttpClient in C#.
        """;

    public IReadOnlyList<MagicParameter> Parameters =>
    [
        new MagicParameter.Option(Variable, "the name"),
        new MagicParameter.Option(File, "a file to read, in place of the text below") { Takes = new MagicValues.File() },
        new MagicParameter.Option("from-url", "refused: read it in C# with HttpClient"),
        new MagicParameter.Option(ShareInstrument.MimeType, "what the text is: text/plain, application/json") { Takes = SharedSource.Forms },
    ];

    public TextBelow? TextBelow => Magics.TextBelow.Prose;

    public MagicEffect Apply(MagicCall call)
    {
        if (call["from-url"] is { } address)
            throw new MagicException($"#!{Name} reads no web addresses. In C#: var text = await new HttpClient().GetStringAsync(\"{address}\");");
        if (call[Variable] is null)
            throw new MagicException($"#!{Name} needs a name: #!{Name} --name text.");
        return call[File] is { } file
            ? new MagicEffect.Select(Name, _ => throw new MagicException($"#!{Name} takes {file} or the text below, not both."))
            {
                First = Store(call, text: null),
            }
            : new MagicEffect.Select(Name, text => Store(call, text.Trim('\n')));
    }

    private CellStep.Run Store(MagicCall call, string? text)
    {
        var arguments = new Dictionary<string, string>(call.Arguments);
        if (text is not null)
            arguments[LanguageText.Text] = text;
        return CellStep.Run.Of(new InstrumentRequest(Name, arguments));
    }
}
