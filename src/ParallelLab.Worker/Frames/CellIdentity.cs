using System.Globalization;
using System.Text.Json.Serialization;

namespace ParallelLab.Worker.Frames;

/// <summary>One run of a cell in a session: the id tells it from all others and is never shown, the rest is what a student sees of it.</summary>
/// <param name="Id">Grows with every run, counted or not. Outputs, stops and questions find their cell by it; 0 is no cell's.</param>
/// <param name="ExecutionCount">The number in <c>[7]</c>; of an uncounted cell that of the last counted one before it.</param>
public sealed record CellIdentity(int Id, int ExecutionCount, bool IsCounted = true)
{
    private const string Numbered = "cell ";
    private const string Uncounted = "an uncounted cell";

    /// <summary>The cell's text, magics included: what its code may ask for.</summary>
    public string Source { get; init; } = "";

    /// <summary>The number that belongs to this cell alone; null where it has none.</summary>
    [JsonIgnore]
    public int? Number => IsCounted ? ExecutionCount : null;

    /// <summary>As in "cell 7, line 3".</summary>
    [JsonIgnore]
    public string Name => NameOf(Number);

    /// <summary>The name of the cell with that number, or of one without.</summary>
    public static string NameOf(int? number) =>
        number is { } given ? string.Create(CultureInfo.InvariantCulture, $"{Numbered}{given}") : Uncounted;

    /// <summary>Whether a document in a compiled cell's symbols is a cell, and not a file.</summary>
    public static bool IsName(string document) => document.StartsWith(Numbered, StringComparison.Ordinal) || document == Uncounted;
}
