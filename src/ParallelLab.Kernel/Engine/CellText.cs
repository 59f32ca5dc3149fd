using System.Globalization;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Engine;

/// <summary>A cell's C# text and the names under which it appears in messages, symbols and crash dumps.</summary>
/// <param name="Number">Null for a cell that is not counted.</param>
/// <param name="Origin">Where the code stands, if not in the cell itself.</param>
internal sealed record CellText(string Code, int? Number, string? Origin = null)
{
    /// <summary>As in "cell 7, line 3".</summary>
    public string Path => Origin ?? CellIdentity.NameOf(Number);

    /// <summary>The script class: what a crash dump shows.</summary>
    public string TypeName => Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"Cell{number}") : "UncountedCell";
}
