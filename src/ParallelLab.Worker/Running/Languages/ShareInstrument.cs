using System.Text.Json;
using ParallelLab.Worker.Display;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running.Languages;

/// <summary><c>#!share</c> and <c>#!set</c>: a value gets a name in a language. For C# it is kept until the kernel's declaration takes it.</summary>
public sealed class ShareInstrument : IInstrument
{
    public const string InstrumentName = "share";

    /// <summary>The language that has the value, and <see cref="Name"/> its name there.</summary>
    public const string From = "from";
    public const string Name = "name";

    /// <summary>In place of both: the value as JSON.</summary>
    public const string Json = "json";

    /// <summary>The language that gets it, and <see cref="As"/> the name.</summary>
    public const string To = "to";
    public const string As = "as";

    /// <summary>A copy in that form; the value itself without it.</summary>
    public const string MimeType = "mime-type";

    string IInstrument.Name => InstrumentName;

    public void Around(InstrumentCall call, Action run)
    {
        run();
        var value = InForm(call.Arguments.GetValueOrDefault(MimeType), ValueOf(call));
        if (call.Arguments[To] != Cell.CSharp)
        {
            Give(call, call.Languages.Of(call.Arguments[To]), value);
            return;
        }

        var type = value?.GetType() ?? typeof(object);
        SharedValue.HandOver(value);
        call.Answer(new SharedType(DeclarableType.Of(type), DeclarableType.FileFor(type)));
    }

    /// <summary>A value of a type that only its own language can name is given as .NET Interactive would: as JSON.</summary>
    private static void Give(InstrumentCall call, ILanguageValues language, object? value)
    {
        try
        {
            language.Set(call.Arguments[As], value);
        }
        catch (CellErrorException) when (value is not null && !call.Arguments.ContainsKey(MimeType))
        {
            language.Set(call.Arguments[As], JsonDocument.Parse(JsonValue.Of(value)));
        }
    }

    private static object? ValueOf(InstrumentCall call)
    {
        if (call.Arguments.TryGetValue(Json, out var json))
            return JsonValue.Plain(JsonDocument.Parse(json));
        var (from, name) = (call.Arguments[From], call.Arguments[Name]);
        var found = call.Languages.Of(from).Find(name)
            ?? throw new CellErrorException("ShareError", $"{from} has no variable {name}; #!whos lists those there are.");
        return found.Value;
    }

    private static object? InForm(string? form, object? value) => form switch
    {
        null => value,
        MediaTypes.Plain => value as string ?? FormatterCatalog.Default.Format(value).PlainText,
        _ => JsonDocument.Parse(JsonValue.Of(value)),
    };
}
