namespace ParallelLab.Worker.Running.Languages;

/// <summary>How an instrument is told of a text in another language: the names of its arguments.</summary>
public static class LanguageText
{
    /// <summary>The text; line n of it is line n of the cell where errors name lines.</summary>
    public const string Text = "text";

    /// <summary>As in "cell 7".</summary>
    public const string Place = "place";

    /// <summary>One of <see cref="KnownLanguages"/>.</summary>
    public const string Language = "language";

    /// <summary>The files of the libraries that cells have asked for; as <see cref="FilesOf"/> reads them.</summary>
    public const string Libraries = "libraries";

    /// <summary>Those of them in machine code.</summary>
    public const string NativeLibraries = "native libraries";

    public static string Join(IEnumerable<string> files) => string.Join('\n', files);

    public static IReadOnlyList<string> FilesOf(IReadOnlyDictionary<string, string> arguments, string name) =>
        arguments.GetValueOrDefault(name, "").Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
