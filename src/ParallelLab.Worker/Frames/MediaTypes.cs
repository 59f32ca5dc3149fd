namespace ParallelLab.Worker.Frames;

/// <summary>The media types that bundles use.</summary>
public static class MediaTypes
{
    public const string Plain = "text/plain";
    public const string Html = "text/html";
    public const string Svg = "image/svg+xml";
    public const string Latex = "text/latex";
    public const string Mermaid = "text/vnd.mermaid";
    public const string Markdown = "text/markdown";
    public const string Javascript = "application/javascript";
    public const string Json = "application/json";
}
