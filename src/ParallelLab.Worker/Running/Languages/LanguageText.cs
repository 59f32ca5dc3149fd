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
}
