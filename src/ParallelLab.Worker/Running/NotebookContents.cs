using System.Diagnostics.CodeAnalysis;
using ParallelLab.Worker.Display;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <remarks>Content that is shown as what it is, and not as a text.</remarks>
public static partial class Notebook
{
    /// <summary>HTML, to be returned or shown: <c>display(HTML("…"))</c>.</summary>
    public static MimeBundle HTML(string content) => MimeBundle.Rich(content, MediaTypes.Html, content);

    /// <summary>A picture in SVG, to be returned or shown.</summary>
    public static MimeBundle SVG(string content) => MimeBundle.Rich(content, MediaTypes.Svg, content);

    /// <summary>Text in Markdown, to be returned or shown.</summary>
    public static MimeBundle Markdown(string content) => MimeBundle.Rich(content, MediaTypes.Markdown, content);

    /// <summary>A picture out of a file, or at an address that the front end fetches; to be returned or shown.</summary>
    /// <exception cref="ArgumentException">The file holds no picture that front ends know.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static MimeBundle Image(string path) => Picture.At(path);

    /// <summary>A picture: the bytes of a PNG, JPEG, GIF, WebP, BMP or SVG file.</summary>
    /// <exception cref="ArgumentException">The bytes are of no picture that front ends know.</exception>
    public static MimeBundle Image(byte[] bytes) => Picture.Of(bytes, "These bytes are");

    /// <summary>Runs a script in the front end, if that runs scripts.</summary>
    public static void Javascript(string script) => Show(MimeBundle.Rich(script, MediaTypes.Javascript, script));

    /// <inheritdoc cref="Javascript"/>
    [SuppressMessage("Style", "IDE1006", Justification = "The name of older notebooks.")]
    public static void javascript(string script) => Javascript(script);

    /// <summary>Adds rules to the page that shows the notebook.</summary>
    public static void CSS(string rules) => Show(MimeBundle.Rich(rules, MediaTypes.Html, $"<style>{rules}</style>"));
}
