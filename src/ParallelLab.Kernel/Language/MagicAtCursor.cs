using ParallelLab.Kernel.Magics;

namespace ParallelLab.Kernel.Language;

/// <summary>The magic whose name the cursor touches.</summary>
internal static class MagicAtCursor
{
    /// <summary>Null where the cursor stands elsewhere, or no magic has that name.</summary>
    public static IMagic? Find(MagicCatalog catalog, string source, int cursor)
    {
        var start = source[..cursor].LastIndexOf('\n') + 1;
        var line = source[start..].Split('\n')[0];
        var name = line.TrimStart().Split((char[]?)null)[0];
        var end = start + line.Length - line.TrimStart().Length + name.Length;
        return name.StartsWith(MagicParser.Mark, StringComparison.Ordinal) && cursor <= end
            ? catalog.All.FirstOrDefault(magic => MagicParser.Mark + magic.Name == name)
            : null;
    }

    /// <summary>The line's beginning is no part of a string or a comment that began above it.</summary>
    public static bool IsCode(MagicCatalog catalog, string source, int cursor)
    {
        var start = source[..cursor].LastIndexOf('\n') + 1;
        return MagicParser.Parse(catalog, source[..start] + MagicParser.Mark)[^1] is CellPiece.Magic;
    }
}
