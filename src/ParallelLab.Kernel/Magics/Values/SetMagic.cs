using ParallelLab.Worker.Running.Languages;

namespace ParallelLab.Kernel.Magics.Values;

/// <summary><c>#!set --name x --value …</c>: a variable without code.</summary>
internal sealed class SetMagic : IMagic
{
    private const string Variable = "name";
    private const string Value = "value";

    public string Name => "set";

    public string Summary => "Declares a variable with a value: given, asked for, or another language's.";

    public string Help =>
        """
        --value 3 is a number, --value "some words" a text, --value @fsharp:x the variable x of F#. --value @input:"Your name" asks for a
        text when the cell is run, @password: for one that is not shown. In a text of another language the variable is that language's.
        """;

    public IReadOnlyList<MagicParameter> Parameters =>
    [
        new MagicParameter.Option(Variable, "the variable"),
        new MagicParameter.Option(Value, "its value"),
        new MagicParameter.Option(ShareInstrument.MimeType, "application/json or text/plain: a copy in that form") { Takes = SharedSource.Forms },
        new MagicParameter.Flag("byref", "the object itself, as without it"),
    ];

    public MagicEffect Apply(MagicCall call)
    {
        if (call[Variable] is not { } name || call[Value] is not { } value)
            throw new MagicException($"#!{Name} needs a name and a value: #!{Name} --name x --value 3.");
        return SharedName.Give(Name, call.Language, name, SharedSource.Of(call, value, call.Asked.Contains(Value)));
    }
}
