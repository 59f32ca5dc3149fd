using System.Text.Json;

namespace ParallelLab.Kernel.Documents;

/// <summary>
/// A JSON value together with the bytes it stands in, so that it can be read, blamed and replaced in place.
/// Asking it for what it is not throws a <see cref="NotebookFormatException"/> that names the place.
/// </summary>
internal sealed class JsonPart
{
    private const string HowToMend = "Correct it in a text editor, or restore the file from its history.";

    private static readonly JsonReaderOptions Options = new() { MaxDepth = JsonForms.MaxDepth };

    // Most parts are strings: they share these two, which stay empty.
    private static readonly OrderedDictionary<string, JsonPart> NoMembers = [];
    private static readonly List<JsonPart> NoElements = [];

    private readonly Utf8Text _text;
    private readonly OrderedDictionary<string, JsonPart> _members;
    private readonly List<JsonPart> _elements;

    private JsonPart(Utf8Text text, JsonTokenType type, int start)
    {
        _text = text;
        Type = type;
        Start = start;
        _members = type == JsonTokenType.StartObject ? new(StringComparer.Ordinal) : NoMembers;
        _elements = type == JsonTokenType.StartArray ? [] : NoElements;
    }

    /// <summary>The type of the value's first token.</summary>
    public JsonTokenType Type { get; }

    public int Start { get; }

    /// <summary>The offset after the value's last byte.</summary>
    public int End { get; private set; }

    /// <summary>The value as the file has it.</summary>
    public string Raw => _text.Slice(Start, End);

    /// <summary>The members of an object in the file's order; none for anything else.</summary>
    public IReadOnlyDictionary<string, JsonPart> Members => _members;

    /// <summary>The offset after an object's last member, where another can be added.</summary>
    public int EndOfMembers => _members.GetAt(_members.Count - 1).Value.End;

    /// <summary>Reads the JSON value that is the whole of <paramref name="text"/> between the two offsets.</summary>
    public static JsonPart Parse(Utf8Text text, int start, int end)
    {
        var reader = new Utf8JsonReader(text.Bytes.AsSpan(start, end - start), Options);
        try
        {
            reader.Read();
            var root = Read(ref reader, text, start);
            reader.Read();
            return root;
        }
        catch (JsonException error)
        {
            throw NotJson(error, text, start, end);
        }
    }

    /// <summary>The member of that name, or null where there is none or this is not an object.</summary>
    public JsonPart? Find(string name) => _members.GetValueOrDefault(name);

    public JsonPart Require(string name) =>
        Expect(JsonTokenType.StartObject, "an object").Find(name) ?? throw Error($"'{name}' is missing.");

    public IReadOnlyList<JsonPart> AsList() => Expect(JsonTokenType.StartArray, "a list")._elements;

    public JsonPart AsObject() => Expect(JsonTokenType.StartObject, "an object");

    public string AsString() => Expect(JsonTokenType.String, "a string").Decode();

    /// <summary>The text of a string, or null for anything else: for metadata that others may fill as they like.</summary>
    public string? AsStringOrNull() => Type == JsonTokenType.String ? Decode() : null;

    /// <summary>nbformat's multi-line string: one string, or a list of strings to be joined.</summary>
    public string AsLines() => Type switch
    {
        JsonTokenType.String => Decode(),
        JsonTokenType.StartArray => string.Concat(_elements.Select(line => line.AsString())),
        _ => throw Error($"a string or a list of strings must stand here, not {Describe()}."),
    };

    public int AsInt()
    {
        var reader = Expect(JsonTokenType.Number, "a number").Reader();
        return reader.TryGetInt32(out var number) ? number : throw Error($"a whole number below 2³¹ must stand here, not {Raw}.");
    }

    public int? AsIntOrNull() => Type == JsonTokenType.Null ? null : AsInt();

    public NotebookFormatException Error(string problem, string advice = HowToMend) => _text.Error(Start, problem, advice);

    private static JsonPart Read(ref Utf8JsonReader reader, Utf8Text text, int offset)
    {
        var part = new JsonPart(text, reader.TokenType, offset + (int)reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                part.ReadMembers(ref reader, offset);
                break;
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    part._elements.Add(Read(ref reader, text, offset));
                }

                break;
        }

        part.End = offset + (int)reader.BytesConsumed;
        return part;
    }

    private void ReadMembers(ref Utf8JsonReader reader, int offset)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var nameAt = offset + (int)reader.TokenStartIndex;
            var name = Decode(ref reader, nameAt);
            reader.Read();
            if (!_members.TryAdd(name, Read(ref reader, _text, offset)))
            {
                throw _text.Error(nameAt, $"'{name}' stands here a second time in one object.", "Remove one of the two.");
            }
        }
    }

    private static NotebookFormatException NotJson(JsonException error, Utf8Text text, int start, int end)
    {
        var json = text.Bytes.AsSpan(start, end - start);
        return IsCutShort(json)
            ? text.Error(end, "the JSON ends in the middle: it was cut short.", "Restore the file from its history.")
            : text.Error(start + OffsetOf(error, json), $"this is not JSON: {error.Message.Split(" LineNumber:")[0]}", HowToMend);
    }

    /// <summary>Whether more bytes could still make it JSON: a reader that waits for them finds no fault.</summary>
    private static bool IsCutShort(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, new JsonReaderState(Options));
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static int OffsetOf(JsonException error, ReadOnlySpan<byte> json)
    {
        var offset = 0;
        for (var line = error.LineNumber ?? 0; line > 0; line--)
        {
            offset += json[offset..].IndexOf((byte)'\n') + 1;
        }

        return (int)Math.Min(offset + (error.BytePositionInLine ?? 0), json.Length);
    }

    private JsonPart Expect(JsonTokenType type, string what) =>
        Type == type ? this : throw Error($"{what} must stand here, not {Describe()}.");

    private string Describe() => Type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        _ => Raw,
    };

    private Utf8JsonReader Reader()
    {
        var reader = new Utf8JsonReader(_text.Bytes.AsSpan(Start, End - Start), Options);
        reader.Read();
        return reader;
    }

    private string Decode()
    {
        var reader = Reader();
        return Decode(ref reader, Start);
    }

    private string Decode(ref Utf8JsonReader reader, int at)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw _text.Error(at, "this string holds half of a surrogate pair (\\uD800 to \\uDFFF), which is no character.", HowToMend);
        }
    }
}
