using System.Text;
using System.Xml.Linq;

namespace ParallelLab.Kernel.Language.Explaining;

/// <summary>What a documentation comment says, as text in which code stands between backticks.</summary>
internal sealed record DocComment(
    string Summary, IReadOnlyList<DocComment.Entry> Parameters, string Returns, IReadOnlyList<DocComment.Entry> Exceptions, string Remarks)
{
    /// <summary>Longer remarks are a manual's page, not an answer.</summary>
    private const int MostRemarks = 600;

    public static DocComment None { get; } = new("", [], "", [], "");

    public static DocComment Read(XElement member) => new(
        TextOf(member.Element("summary")),
        [.. member.Elements("param").Select(each => new Entry(each.Attribute("name")?.Value ?? "", TextOf(each)))],
        TextOf(member.Element("returns") ?? member.Element("value")),
        [.. member.Elements("exception").Select(each => new Entry(NameIn(each.Attribute("cref")?.Value ?? ""), TextOf(each)))],
        TextOf(member.Element("remarks")) is { Length: <= MostRemarks } remarks ? remarks : "");

    /// <summary>This, and where it says nothing, what the other says.</summary>
    public DocComment Or(DocComment other) => new(
        Summary.Length > 0 ? Summary : other.Summary,
        Parameters.Count > 0 ? Parameters : other.Parameters,
        Returns.Length > 0 ? Returns : other.Returns,
        Exceptions.Count > 0 ? Exceptions : other.Exceptions,
        Remarks.Length > 0 ? Remarks : other.Remarks);

    private static string TextOf(XElement? element)
    {
        if (element is null)
            return "";
        var text = new StringBuilder();
        Append(text, element);
        return string.Join('\n', text.ToString().Split('\f', StringSplitOptions.RemoveEmptyEntries).Select(WithSingleSpaces).Where(line => line.Length > 0));
    }

    private static void Append(StringBuilder text, XElement element)
    {
        foreach (var node in element.Nodes())
        {
            if (node is XText words)
                text.Append(words.Value);
            else if (node is XElement { Name.LocalName: "para" or "item" or "list" or "code" } block)
                Append(text.Append('\f'), block);
            else if (node is XElement inner)
                AppendInline(text, inner);
        }
    }

    private static void AppendInline(StringBuilder text, XElement element)
    {
        var name = element.Attribute("langword")?.Value ?? element.Attribute("name")?.Value
            ?? (element.Attribute("cref")?.Value is { } cref ? NameIn(cref) : null);
        if (name is not null && element.IsEmpty)
            text.Append('`').Append(name).Append('`');
        else if (element.Name.LocalName == "c")
            text.Append('`').Append(element.Value).Append('`');
        else
            Append(text, element);
    }

    /// <summary><c>M:System.Threading.Thread.Sleep(System.Int32)</c> is Thread.Sleep to its reader, and <c>T:System.Int32</c> is Int32.</summary>
    private static string NameIn(string id)
    {
        var parts = id.Split(['('], 2)[0].Split(':')[^1].Split('.');
        var kept = id.StartsWith("T:", StringComparison.Ordinal) || parts.Length < 2 ? parts[^1..] : parts[^2..];
        return string.Join('.', kept.Where(part => part != "#ctor").Select(part => part.Split('`')[0]));
    }

    private static string WithSingleSpaces(string line) => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A name and what is said of it.</summary>
    public sealed record Entry(string Name, string Text);
}
