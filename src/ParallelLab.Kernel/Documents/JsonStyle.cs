using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ParallelLab.Kernel.Documents;

/// <summary>How a file lays out its JSON, learnt from the file, so that what is added looks like the rest.</summary>
/// <param name="Indent">One step of indentation, or null where all stands on one line.</param>
/// <param name="NewLine"><c>\n</c> or <c>\r\n</c>.</param>
/// <param name="Gap">What follows a colon, and on one line also a comma: a space or nothing.</param>
/// <param name="AsciiOnly">Characters beyond ASCII are written as <c>\u00e9</c>.</param>
internal sealed record JsonStyle(string? Indent, string NewLine, string Gap, bool AsciiOnly)
{
    /// <param name="bytes">The whole file.</param>
    /// <param name="root">Its outermost object, which has members.</param>
    public static JsonStyle Of(ReadOnlySpan<byte> bytes, JsonPart root)
    {
        var inside = bytes[(root.Start + 1)..];
        var lead = inside[..inside.IndexOfAnyExcept(" \t\r\n"u8)];
        var newLine = lead.LastIndexOf((byte)'\n');
        var indent = newLine < 0 ? null : Encoding.UTF8.GetString(lead[(newLine + 1)..]);
        var gap = bytes[root.Members.First().Value.Start - 1] == ' ' ? " " : "";
        return new JsonStyle(indent, lead.Contains((byte)'\r') ? "\r\n" : "\n", gap, EscapesAllBeyondAscii(bytes));
    }

    /// <summary>The value's text, where its first character stands <paramref name="depth"/> levels deep.</summary>
    public string Print(JsonNode? node, int depth) => node switch
    {
        null => "null",
        JsonObject members => Block('{', members.Select(member => Member(member.Key, member.Value, depth + 1)), '}', depth),
        JsonArray elements => List(elements.Select(element => Print(element, depth + 1)), depth),
        _ when node.GetValueKind() == JsonValueKind.String => Quote(node.GetValue<string>()),
        _ => node.ToJsonString(),
    };

    public string Member(string name, JsonNode? value, int depth) => $"{Quote(name)}:{Gap}{Print(value, depth)}";

    /// <summary>A list of values that are printed already.</summary>
    public string List(IEnumerable<string> elements, int depth) => Block('[', elements, ']', depth);

    /// <summary>What stands between two neighbours that are <paramref name="depth"/> levels deep.</summary>
    public string Comma(int depth) => "," + (Indent is null ? Gap : Break(depth));

    private string Block(char open, IEnumerable<string> items, char close, int depth)
    {
        var content = string.Join(Comma(depth + 1), items);
        return content.Length == 0 ? $"{open}{close}" : $"{open}{Break(depth + 1)}{content}{Break(depth)}{close}";
    }

    private string Break(int depth) => Indent is null ? "" : NewLine + string.Concat(Enumerable.Repeat(Indent, depth));

    private string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append(@"\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                '\b' => quoted.Append("\\b"),
                '\f' => quoted.Append("\\f"),
                < ' ' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                > '\x7e' when AsciiOnly => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => quoted.Append(character),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static bool EscapesAllBeyondAscii(ReadOnlySpan<byte> bytes)
    {
        if (!Ascii.IsValid(bytes))
        {
            return false;
        }

        // Every backslash of a JSON file begins an escape, so stepping over the pair never lands inside one.
        for (var at = bytes.IndexOf((byte)'\\'); at >= 0; at = Next(bytes, at + 2))
        {
            if (bytes[at + 1] == 'u' && ushort.Parse(bytes.Slice(at + 2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture) > 0x7f)
            {
                return true;
            }
        }

        return false;

        static int Next(ReadOnlySpan<byte> bytes, int from) =>
            bytes[from..].IndexOf((byte)'\\') is >= 0 and var step ? from + step : -1;
    }
}
