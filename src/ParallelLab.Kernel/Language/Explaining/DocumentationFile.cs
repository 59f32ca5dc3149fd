using System.Xml;
using System.Xml.Linq;

namespace ParallelLab.Kernel.Language.Explaining;

/// <summary>An assembly's documentation as the compiler writes it: one element a member.</summary>
internal static class DocumentationFile
{
    private const string End = "</member>";

    /// <param name="id">As <c>M:System.Console.WriteLine(System.String)</c>.</param>
    /// <returns>Null where the file, or the member in it, is not there.</returns>
    public static XElement? Member(string path, string id)
    {
        try
        {
            return File.Exists(path) && MappedText.Between(path, $"<member name=\"{id}\">", End) is { } text ? XElement.Parse(text) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or XmlException or ArgumentException)
        {
            return null; // What can't be read explains nothing.
        }
    }

    public static bool Holds(string path, string id) => Member(path, id) is not null;
}
