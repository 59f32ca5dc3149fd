using System.Text.Json.Serialization;

namespace ParallelLab.Worker.Frames;

/// <summary>
/// One value in several forms, keyed by media type; the front end shows the richest it knows.
/// Text types hold their text, image types base64 (as Jupyter's messages and nbformat do).
/// </summary>
/// <param name="Forms">Media type → content. Always holds <c>text/plain</c>, which every front end can show.</param>
public sealed record MimeBundle(IReadOnlyDictionary<string, string> Forms)
{
    /// <summary>A bundle of plain text alone.</summary>
    public static MimeBundle Plain(string text) => new(new Dictionary<string, string> { [MediaTypes.Plain] = text });

    /// <summary>A bundle of plain text and one richer form of the same.</summary>
    public static MimeBundle Rich(string text, string mediaType, string content) =>
        new(new Dictionary<string, string> { [MediaTypes.Plain] = text, [mediaType] = content });

    /// <summary>The form that every front end can show.</summary>
    [JsonIgnore]
    public string PlainText => Forms.GetValueOrDefault(MediaTypes.Plain, "");
}
