using System.Net;
using System.Text;
using ParallelLab.Instruments;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Display;

/// <summary>Pictures as they are in files, known by their first bytes.</summary>
internal static class Picture
{
    /// <summary>A picture larger than this makes a notebook unusable.</summary>
    private const int MostBytes = 20 * 1024 * 1024;

    private static readonly (string MediaType, byte[] Start)[] Kinds =
    [
        ("image/png", [0x89, .. "PNG"u8]),
        ("image/jpeg", [0xFF, 0xD8, 0xFF]),
        ("image/gif", [.. "GIF8"u8]),
        ("image/bmp", [.. "BM"u8]),
    ];

    /// <param name="path">A file, or an address on the web, which is left to the front end to fetch.</param>
    public static MimeBundle At(string path)
    {
        if (path.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || path.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            return MimeBundle.Rich(path, MediaTypes.Html, $"<img src=\"{WebUtility.HtmlEncode(path)}\">");
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new FileNotFoundException($"There is no picture {file.FullName}.", file.FullName);
        CheckSize(file.Length, path);
        return Of(File.ReadAllBytes(path), $"{path} is");
    }

    /// <param name="subject">What the bytes are, for the error.</param>
    public static MimeBundle Of(byte[] bytes, string subject)
    {
        CheckSize(bytes.Length, "This picture");
        if (IsSvg(bytes))
            return MimeBundle.Rich($"a picture, image/svg+xml, {Units.Bytes(bytes.Length)}", MediaTypes.Svg, Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'));
        var kind = IsWebP(bytes) ? "image/webp" : Array.Find(Kinds, kind => bytes.AsSpan().StartsWith(kind.Start)).MediaType;
        return kind is null
            ? throw new ArgumentException($"{subject} no picture in PNG, JPEG, GIF, WebP, BMP or SVG.", nameof(bytes))
            : MimeBundle.Rich($"a picture, {kind}, {Units.Bytes(bytes.Length)}", kind, Convert.ToBase64String(bytes));
    }

    private static void CheckSize(long size, string subject)
    {
        if (size > MostBytes)
            throw new ArgumentException($"{subject} takes {Units.Bytes(size)}; a notebook shows at most {Units.Bytes(MostBytes)}.", nameof(subject));
    }

    private static bool IsWebP(byte[] bytes) => bytes.Length > 12 && bytes.AsSpan(0, 4).SequenceEqual("RIFF"u8) && bytes.AsSpan(8, 4).SequenceEqual("WEBP"u8);

    private static bool IsSvg(byte[] bytes)
    {
        var start = Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 512))).TrimStart('\uFEFF', ' ', '\n', '\r', '\t');
        return start.StartsWith("<svg", StringComparison.Ordinal) || (start.StartsWith("<?xml", StringComparison.Ordinal) && start.Contains("<svg", StringComparison.Ordinal));
    }
}
