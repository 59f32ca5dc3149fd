using ParallelLab.Worker.Running.Languages;

namespace ParallelLab.Kernel.Magics.Values;

/// <summary><c>#!share --from fsharp x</c>: a variable of one language in another.</summary>
internal sealed class ShareMagic : IMagic
{
    private const string From = ShareInstrument.From;
    private const string Variable = "name";
    private const string As = ShareInstrument.As;

    public string Name => "share";

    public string Summary => "Gives the language in whose text it stands a variable of another language.";

    public string Help =>
        """
        #!share --from fsharp x in C# declares x with the value that F# has. Between C# and F# it is the same object, if
        F# can name its type; else, and to JavaScript, Python and shells, it goes as JSON. --from value x takes what #!value stored.
        """;

    public IReadOnlyList<MagicParameter> Parameters =>
    [
        new MagicParameter.Word(Variable, "the variable") { Takes = new MagicValues.Variable() },
        new MagicParameter.Option(From, "the language that has it: csharp, fsharp, python, bash, value, …") { Takes = new MagicValues.Language(KnownLanguages.Value) },
        new MagicParameter.Option(As, "its name here; the same without it"),
        new MagicParameter.Option(ShareInstrument.MimeType, "application/json or text/plain: a copy in that form") { Takes = SharedSource.Forms },
    ];

    public MagicEffect Apply(MagicCall call)
    {
        if (call[Variable] is not { } name || call[From] is not { } from)
            throw new MagicException($"#!{Name} needs a language and a variable: #!{Name} --from fsharp x.");
        return SharedName.Give(Name, call.Language, call[As] ?? name, SharedSource.Variable(call, from, name));
    }
}
