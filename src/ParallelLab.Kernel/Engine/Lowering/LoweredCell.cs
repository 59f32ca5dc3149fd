using System.Text;

namespace ParallelLab.Kernel.Engine.Lowering;

/// <summary>Tells what the compiler has made of a cell. The decompiler is loaded when this is first used.</summary>
internal static class LoweredCell
{
    private const int Longest = 32 * 1024;

    /// <param name="cell">The cell, compiled without polls.</param>
    /// <param name="hasTopLevelCode">Something stands outside the cell's methods and types.</param>
    /// <param name="earlier">The bytes of an earlier cell's assembly, by its name; null for other names.</param>
    public static string Write(
        Submission cell, bool asIL, bool hasTopLevelCode, Func<string, byte[]?> earlier, CancellationToken cancellationToken)
    {
        using var file = CellAssemblies.Read(cell.AssemblyName, cell.Image.Assembly);
        var references = ReferenceSet.Default;
        var assemblies = new CellAssemblies([.. references.CoreFiles, .. references.RestFiles.Value, .. cell.ReferencedFiles], earlier);
        var parts = asIL
            ? new LoweredIL(file, cell.EntryType).Parts(hasTopLevelCode, cancellationToken)
            : new LoweredCSharp(file, assemblies, cell.EntryType).Parts(hasTopLevelCode, cancellationToken);
        return Join(parts);
    }

    /// <summary>The parts up to a length that can still be read.</summary>
    private static string Join(IEnumerable<string> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(part.Trim('\n')).Append("\n\n");
            if (text.Length > Longest)
                return $"{text.ToString(0, Longest)}\n… cut here: lower a smaller piece of code.";
        }
        return text.ToString().TrimEnd('\n');
    }
}
