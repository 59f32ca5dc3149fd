namespace ParallelLab.Demos;

/// <summary>One article of the <see cref="Encyclopedia"/>: what it is about, and where it is found.</summary>
/// <param name="Number">Its place in the encyclopedia, from 0.</param>
/// <param name="Name">What it is about, for example <c>River Almere</c>.</param>
/// <param name="Kind">What that is, in a word or two: <c>river</c>.</param>
public sealed record EncyclopediaPage(int Number, string Name, string Kind)
{
    /// <summary>As the document's <c>title</c> says it: the name and, behind a dash, the encyclopedia's.</summary>
    public string Title => $"{Name} – Lab Encyclopedia";

    /// <summary>The path of its address. Letters beyond ASCII are percent-encoded (RFC 3986, section 2.1), because an address has none.</summary>
    public string Path => $"{Encyclopedia.Root}{Uri.EscapeDataString(Name.Replace(' ', '_'))}";
}
