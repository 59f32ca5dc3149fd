namespace ParallelLab.Worker.Display;

/// <summary>
/// How much of a value is shown. Chosen so that a value's two forms together stay below one megabyte of UTF-8,
/// where a character is at most three bytes.
/// </summary>
internal static class DisplayLimits
{
    /// <summary>Characters of the form as text, and of what is read of a value.</summary>
    public const int Characters = 150_000;

    /// <summary>Bytes of the form as HTML.</summary>
    public const int HtmlBytes = 500_000;

    /// <summary>
    /// Characters of one cell of a table of this size. All cells share 80,000: in the text each may be padded to the widest.
    /// </summary>
    public static int CellCharacters(int rows, int columns) => Math.Clamp(80_000 / Math.Max(1, rows * columns), 1, 500);

    /// <summary>Characters of a text inside another value.</summary>
    public const int InnerText = 1_000;

    /// <summary>Items of a sequence that is itself the value, rows of a table.</summary>
    public const int Items = 100;

    /// <summary>Items of a sequence inside another value.</summary>
    public const int InnerItems = 20;

    /// <summary>Properties of one object, columns of a table.</summary>
    public const int Members = 30;

    /// <summary>How deep values are looked into. Ends cycles too.</summary>
    public const int Depth = 5;

    /// <summary>How long looking into one value may wait for it, or compute; what then still does is ended.</summary>
    public static readonly TimeSpan Reading = TimeSpan.FromMilliseconds(120);

    /// <summary>
    /// How long a lazy sequence that is itself the value may run: that is a part of what the cell computes, and may be meant to take its
    /// time. Also how long what is told to end may take to do so, before the cell is stopped.
    /// </summary>
    public static readonly TimeSpan Running = TimeSpan.FromSeconds(2);
}
