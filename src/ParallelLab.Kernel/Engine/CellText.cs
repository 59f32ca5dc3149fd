using System.Globalization;

namespace ParallelLab.Kernel.Engine;

/// <summary>A cell's C# text and the names under which it appears in messages, symbols and crash dumps.</summary>
internal sealed record CellText(string Code, int Number)
{
    /// <summary>As in "cell 7, line 3".</summary>
    public string Path => string.Create(CultureInfo.InvariantCulture, $"cell {Number}");

    /// <summary>The script class: what a crash dump shows.</summary>
    public string TypeName => string.Create(CultureInfo.InvariantCulture, $"Cell{Number}");
}
